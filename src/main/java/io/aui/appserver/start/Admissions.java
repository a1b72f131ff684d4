package io.aui.appserver.start;

import io.aui.appserver.access.NameClaims;
import io.aui.appserver.error.ApiException;
import io.aui.appserver.limits.quota.Refusals;
import io.aui.appserver.limits.quota.StaleInstanceReconciler;
import io.aui.appserver.start.StartStore.Admission;
import io.aui.appserver.start.StartStore.LimitReached;
import io.aui.appserver.start.StartStore.NamesRefused;
import io.aui.appserver.start.StartStore.TooManyClaims;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.function.Supplier;

/** What admissions of starts and of tokens have in common: when they are repeated, and errors. */
@Singleton
class Admissions {
  private final StaleInstanceReconciler reconciler;
  private final Refusals refusals;

  Admissions(StaleInstanceReconciler reconciler, Refusals refusals) {
    this.reconciler = reconciler;
    this.refusals = refusals;
  }

  /**
   * Admits, again after a limit was reached that instances may have kept which have ended: clients
   * hang up without a stop. Repeated twice at most, since the limits of the user and of the account
   * may both be reached.
   *
   * @param user whose limits count
   */
  Uni<Admission> admit(String user, Supplier<Uni<Admission>> attempt) {
    return Uni.createFrom()
        .deferred(attempt::get)
        .flatMap(first -> reconcileAndRetry(user, first, attempt))
        .flatMap(second -> reconcileAndRetry(user, second, attempt));
  }

  private Uni<Admission> reconcileAndRetry(
      String user, Admission admission, Supplier<Uni<Admission>> attempt) {
    return admission instanceof LimitReached reached
            && reached.refused().limit().dependsOnRunningInstances()
        ? reconciler.reconcile(user, reached.refused().limit()).chain(attempt::get)
        : Uni.createFrom().item(admission);
  }

  /** The error for names of others (403, 404), a limit (429) or the freeze (503). */
  ApiException refusal(Admission admission) {
    if (admission instanceof NamesRefused refused) {
      return NameClaims.refusal(refused.names());
    } else if (admission instanceof TooManyClaims) {
      return NameClaims.tooManyClaims();
    } else if (admission instanceof LimitReached reached) {
      return refusals.limitExceeded(reached.refused());
    }
    return refusals.startsFrozen();
  }
}
