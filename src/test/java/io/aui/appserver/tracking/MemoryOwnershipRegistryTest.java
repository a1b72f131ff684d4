package io.aui.appserver.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MemoryOwnershipRegistryTest extends OwnershipRegistryContract {
  @Override
  OwnershipRegistry store() {
    return new MemoryOwnershipRegistry(MAX_NAMES, MAX_PER_USER, time, dropped::incrementAndGet);
  }

  @Test
  void theOldestOfAllAreDropped() {
    OwnershipRegistry store = store();
    for (int i = 0; i < 110; i++) {
      reserve(store, room(i), "user" + i, 60);
    }

    assertThat(owner(store, room(9))).isNull();
    assertThat(owner(store, room(10))).isEqualTo("user10");
  }
}
