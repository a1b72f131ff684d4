package io.aui.appserver.sandbox.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LruMapTest {
  @Test
  void aFullMapForgetsItsOldestEntry() {
    Map<String, Integer> map = new LruMap<>(2);
    map.put("a", 1);
    map.put("b", 2);
    map.put("c", 3);
    map.computeIfAbsent("d", key -> 4);

    assertThat(map).containsOnlyKeys("c", "d");
  }
}
