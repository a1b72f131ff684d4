package io.aui.appserver.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CallLogTest {
  @Test
  void theLogKeepsTheLatestCallsAndPrintsNoValues() {
    CallLog log = new CallLog();
    for (int i = 0; i <= 10_000; i++) {
      log.add(
          new ReceivedCall(
              "a" + i,
              Map.of("p", "token"),
              Map.of("authorization", List.of("x")),
              "l",
              "OK",
              "r"));
    }

    assertThat(log.all()).hasSize(10_000);
    assertThat(all(log).get(0).action()).isEqualTo("a1");
    assertThat(all(log).get(0).toString()).isEqualTo("a1[p] -> OK");
    assertThat(log.after(9_998)).containsOnlyKeys(9_999L, 10_000L);
    assertThat(log.after(-1)).hasSize(10_000);
    log.clear();
    assertThat(log.all()).isEmpty();
    assertThat(log.after(-1)).isEmpty();
  }

  @Test
  void theLogIsBoundedByTheLengthOfRequestLinesAndResponses() {
    CallLog log = new CallLog();
    for (int i = 0; i < 100; i++) {
      log.add(
          new ReceivedCall(
              "a" + i, Map.of(), Map.of(), "x".repeat(30_000), "OK", "y".repeat(30_000)));
    }

    assertThat(log.all()).hasSizeBetween(60, 70);
    assertThat(all(log).get(all(log).size() - 1).action()).isEqualTo("a99");
  }

  @Test
  void theCallsAfterANumberComeInPages() {
    CallLog log = new CallLog();
    for (int i = 0; i < 30; i++) {
      log.add(new ReceivedCall("a" + i, Map.of(), Map.of(), "x".repeat(50_000), "OK", ""));
    }

    assertThat(log.after(-1)).containsOnlyKeys(0L, 1L, 2L, 3L, 4L, 5L);
    assertThat(log.after(5)).containsOnlyKeys(6L, 7L, 8L, 9L, 10L, 11L);
    assertThat(log.after(27)).containsOnlyKeys(28L, 29L);
    assertThat(log.after(29)).isEmpty();
  }

  private static List<ReceivedCall> all(CallLog log) {
    return List.copyOf(log.all().values());
  }
}
