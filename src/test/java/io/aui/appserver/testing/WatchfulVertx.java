package io.aui.appserver.testing;

import io.quarkus.vertx.VertxOptionsCustomizer;
import io.vertx.core.VertxOptions;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;

/** Looks at the event loops often enough to find blocks that are hardly over the limit. */
@Singleton
class WatchfulVertx implements VertxOptionsCustomizer {
  @Override
  public void accept(VertxOptions options) {
    options
        .setBlockedThreadCheckInterval(100)
        .setBlockedThreadCheckIntervalUnit(TimeUnit.MILLISECONDS);
  }
}
