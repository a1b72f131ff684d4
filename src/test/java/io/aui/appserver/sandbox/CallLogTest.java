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
              "a" + i, Map.of("p", "token"), Map.of("authorization", List.of("x")), "l", "OK"));
    }

    assertThat(log.all()).hasSize(10_000);
    assertThat(log.all().get(0).action()).isEqualTo("a1");
    assertThat(log.all().get(0).toString()).isEqualTo("a1[p] -> OK");
    log.clear();
    assertThat(log.all()).isEmpty();
  }

  @Test
  void theLogIsBoundedByTheLengthOfTheRequestLines() {
    CallLog log = new CallLog();
    for (int i = 0; i < 100; i++) {
      log.add(new ReceivedCall("a" + i, Map.of(), Map.of(), "x".repeat(60_000), "OK"));
    }

    assertThat(log.all()).hasSizeBetween(60, 70);
    assertThat(log.all().get(log.all().size() - 1).action()).isEqualTo("a99");
  }
}
