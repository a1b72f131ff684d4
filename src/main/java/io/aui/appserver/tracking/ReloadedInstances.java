package io.aui.appserver.tracking;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/**
 * Keeps the running instances over a live reload, as the sandbox keeps its own: whoever develops
 * goes on with them. In development only; system properties are all that a reload leaves.
 */
@ApplicationScoped
class ReloadedInstances {
  private static final String SAVED = "io.aui.appserver.tracking.saved";

  private final InstanceTracker tracker;

  ReloadedInstances(InstanceTracker tracker) {
    this.tracker = tracker;
  }

  void start(@Observes StartupEvent event) {
    String saved = System.getProperty(SAVED);
    if (isDevelopment() && saved != null) {
      restore(saved);
    }
  }

  void stop(@Observes ShutdownEvent event) {
    if (isDevelopment()) {
      tracker
          .alive()
          .subscribe()
          .with(alive -> System.setProperty(SAVED, saved(alive)), unavailable -> {});
    }
  }

  private static boolean isDevelopment() {
    return LaunchMode.current() == LaunchMode.DEVELOPMENT;
  }

  /** Instances as JSON, by their ids. */
  static String saved(List<TrackedInstance> instances) {
    JsonObject saved = new JsonObject();
    instances.forEach(each -> saved.put(each.id(), RedisInstanceTracker.value(each)));
    return saved.encode();
  }

  /** Tracks saved instances, except those that are known, as with the state in Redis. */
  void restore(String saved) {
    JsonObject instances = new JsonObject(saved);
    for (String id : instances.fieldNames()) {
      tracker
          .addNew(RedisInstanceTracker.instance(id, instances.getString(id)))
          .subscribe()
          .with(added -> {}, unavailable -> {});
    }
  }
}
