package io.aui.appserver.limits.quota;

import io.aui.appserver.access.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.function.Supplier;

/**
 * Limits the requests of a caller to IMS. Every such request goes through here, except starts: the
 * {@link StartLimiter} counts those.
 */
@Singleton
public class Requests {
  private final Quota quota;
  private final QuotaStore quotas;
  private final Refusals refusals;

  Requests(Quota quota, QuotaStore quotas, Refusals refusals) {
    this.quota = quota;
    this.quotas = quotas;
    this.refusals = refusals;
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
        .request(UserUsage.of(caller))
        .flatMap(
            refused -> {
              if (refused.isPresent()) {
                throw refusals.limitExceeded(refused.get());
              }
              return request.get();
            });
  }
}
