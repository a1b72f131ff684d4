package io.aui.appserver.events;

import io.aui.appserver.config.ConfigCheck;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Checks the bounds of streams at start. */
@ApplicationScoped
class EventsConfigCheck implements ConfigCheck {
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  private final EventsConfig config;

  EventsConfigCheck(EventsConfig config) {
    this.config = config;
  }

  @Override
  public List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    if (config.maxStreams() < 1) {
      problems.add(
          Problem.fatal("APPSERVER_EVENTS_MAX_STREAMS", "must be at least 1, such as 1000"));
    }
    if (config.maxDuration().compareTo(SHORTEST) < 0) {
      problems.add(
          Problem.fatal("APPSERVER_EVENTS_MAX_DURATION", "must be at least 1s, such as 1h"));
    }
    return problems;
  }
}
