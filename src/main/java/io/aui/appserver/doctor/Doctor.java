package io.aui.appserver.doctor;

import io.aui.appserver.config.SelfCheck;
import io.aui.appserver.config.SelfCheck.Finding;
import io.quarkus.arc.All;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Runs all checks side by side, one run at a time. A report is given again for {@link #MAX_AGE}, so
 * that nobody can make this server ask IMS more often. Created when first asked, after all that the
 * checks need.
 */
@ApplicationScoped
class Doctor {
  private static final Logger LOG = Logger.getLogger(Doctor.class);

  static final Duration MAX_AGE = Duration.ofSeconds(10);

  /** All checks run side by side, so this is also how long a run takes at most. */
  static final Duration DEADLINE = Duration.ofSeconds(8);

  private final List<SelfCheck> checks;
  private final Vertx vertx;
  private final InstantSource clock;
  private final Duration deadline;
  private Uni<Report> latest;
  private Instant freshUntil = Instant.MIN;

  @Inject
  Doctor(@All List<SelfCheck> checks, Vertx vertx, InstantSource clock) {
    this(checks, vertx, clock, DEADLINE);
  }

  Doctor(List<SelfCheck> checks, Vertx vertx, InstantSource clock, Duration deadline) {
    this.checks = checks;
    this.vertx = vertx;
    this.clock = clock;
    this.deadline = deadline;
  }

  /** The report of the run that is going on, or of one that is fresh, or of a new one. */
  synchronized Uni<Report> report() {
    Instant now = clock.instant();
    if (latest == null || !now.isBefore(freshUntil)) {
      // Until the run ends, it is the one for all.
      freshUntil = now.plus(deadline).plus(MAX_AGE);
      latest = run().invoke(this::ended).memoize().indefinitely();
    }
    return latest;
  }

  private synchronized void ended(Report report) {
    freshUntil = report.at().plus(MAX_AGE);
  }

  private Uni<Report> run() {
    return Uni.join()
        .all(checks.stream().map(this::findings).toList())
        .andFailFast()
        .map(all -> new Report(all.stream().flatMap(List::stream).toList(), clock.instant()));
  }

  /** Never fails. Runs outside of any request, whose end must not end it. */
  private Uni<List<Finding>> findings(SelfCheck check) {
    return Uni.createFrom()
        .<List<Finding>>emitter(
            emitter ->
                VertxContext.getRootContext(vertx.getOrCreateContext())
                    .runOnContext(
                        start ->
                            Uni.createFrom()
                                .deferred(check::run)
                                .subscribe()
                                .with(emitter::complete, emitter::fail)))
        .ifNoItem()
        .after(deadline)
        .recoverWithItem(
            () ->
                List.of(
                    Finding.fail(
                        check.name(),
                        "did not end within " + deadline.toSeconds() + " s",
                        "look at the network, and at the log")))
        .onFailure()
        .recoverWithItem(
            failure -> {
              LOG.error("A check of the doctor failed", failure);
              return List.of(
                  Finding.fail(check.name(), "the check itself failed", "look at the log"));
            });
  }
}
