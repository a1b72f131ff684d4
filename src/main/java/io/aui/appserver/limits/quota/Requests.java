package io.aui.appserver.limits.quota;

import io.aui.appserver.access.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.function.Supplier;

/**
 * Limits the requests of a caller to IMS. Every such request goes through here, except starts,
 * which are counted by {@link QuotaStore#reserve}.
 */
@Singleton
public class Requests {
  /** Stands for all callers without a user id; not a valid user id. */
  private static final String ANONYMOUS = "*";

  private final Quota quota;
  private final QuotaStore quotas;
  private final Refusals refusals;

  Requests(Quota quota, QuotaStore quotas, Refusals refusals) {
    this.quota = quota;
    this.quotas = quotas;
    this.refusals = refusals;
  }

  /** The user to whom a caller's starts and requests are counted. */
  public static String userOf(Caller caller) {
    return caller.userId() == null ? ANONYMOUS : caller.userId();
  }

  /**
   * Sends a request within the caller's {@code requests-per-minute}, or fails with 429
   * LimitExceeded.
   *
   * @param request sends the request to IMS
   */
  public <T> Uni<T> within(Caller caller, Supplier<Uni<T>> request) {
    if (quota.value(Limit.REQUESTS_PER_MINUTE).isEmpty()) {
      return Uni.createFrom().deferred(request::get);
    }
    return quotas
        .request(userOf(caller))
        .flatMap(
            refused -> {
              if (refused.isPresent()) {
                throw refusals.limitExceeded(refused.get());
              }
              return request.get();
            });
  }
}
