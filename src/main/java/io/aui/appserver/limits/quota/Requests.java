package io.aui.appserver.limits.quota;

import io.aui.appserver.access.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.function.Supplier;

/**
 * The gate that every request of a caller to IMS passes, unless it starts an instance: {@link
 * StartLimiter} counts those.
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
   * Asks IMS within the caller's {@code requests-per-minute}, or fails with 429 LimitExceeded.
   *
   * @param request asks IMS
   */
  public <T> Uni<T> within(Caller caller, Supplier<Uni<T>> request) {
    if (quota.requestsPerMinute().isEmpty()) {
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
