package io.aui.appserver.sandbox.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LengthBoundedMapTest {
  private final LengthBoundedMap<String, StringBuilder> map =
      new LengthBoundedMap<>(3, 10, (key, text) -> text.length());

  @Test
  void forgetsTheOldestOfTooMany() {
    put("a", 1);
    put("b", 1);
    put("c", 1);
    put("d", 1);

    assertThat(map.keys()).containsExactly("b", "c", "d");
    assertThat(map.oldest()).contains("b");
  }

  @Test
  void forgetsAsManyOfTheOldestAsAreTooLongWithTheNewOne() {
    put("a", 4);
    put("b", 4);
    assertThat(map.keys()).containsExactly("a", "b");
    put("c", 8);

    assertThat(map.keys()).containsExactly("c");
  }

  @Test
  void holdsExactlyItsBoundAndNothingThatIsLongerAlone() {
    put("a", 10);
    assertThat(map.keys()).containsExactly("a");
    put("b", 11);

    assertThat(map.keys()).isEmpty();
    put("c", 10);
    assertThat(map.keys()).containsExactly("c");
  }

  @Test
  void replacingAValueKeepsItsPlaceAndCountsItsNewLengthOnly() {
    put("a", 5);
    put("b", 1);
    put("a", 9);
    assertThat(map.keys()).containsExactly("a", "b");
    put("c", 1);

    assertThat(map.keys()).containsExactly("b", "c");
  }

  @Test
  void aValueThatHasGrownIsMeasuredAgain() {
    put("a", 1);
    put("b", 1);
    map.get("b").orElseThrow().append("x".repeat(9));
    assertThat(map.keys()).containsExactly("a", "b");
    map.changed("b");
    map.changed("unknown");

    assertThat(map.keys()).containsExactly("b");
  }

  @Test
  void whatIsRemovedMakesRoom() {
    put("a", 10);
    assertThat(map.remove("a")).isTrue();
    assertThat(map.remove("a")).isFalse();
    put("b", 5);
    put("c", 5);
    assertThat(map.values().map(StringBuilder::length)).containsExactly(5, 5);
    map.clear();
    put("d", 10);

    assertThat(map.keys()).containsExactly("d");
    assertThat(map.get("b")).isEmpty();
  }

  private void put(String key, int length) {
    map.put(key, new StringBuilder("x".repeat(length)));
  }
}
