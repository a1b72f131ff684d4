package io.aui.appserver.sandbox.state;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aui.appserver.sandbox.protocol.Json;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InstancesTest {
  private static final Instant NOW = Instant.EPOCH;

  private final Instances instances = new Instances(null, null, InstanceEvents.NONE);

  @Test
  void forgetsTheOldestOfTooMany() {
    Instance first = added();
    Instance second = added();
    for (int i = 2; i <= 10_000; i++) {
      added();
    }

    assertThat(instances.find(first.id())).isEmpty();
    assertThat(instances.find(second.id())).isPresent();
  }

  @Test
  void forgetsTheOldestIfTheirTextsAreTooLongTogether() {
    Instance first = added();
    ObjectNode changes = Json.object().put("UserData", "x".repeat(60_000));
    Instance last = first;
    for (int i = 0; i < 100; i++) {
      last = added();
      instances.update(last, changes, NOW);
    }

    assertThat(instances.find(first.id())).isEmpty();
    assertThat(instances.find(last.id())).isPresent();
    assertThat(instances.of("agent").count()).isBetween(60L, 70L);
  }

  private Instance added() {
    Instance instance = new Instance("agent", Optional.empty(), NOW);
    instances.add(instance);
    return instance;
  }
}
