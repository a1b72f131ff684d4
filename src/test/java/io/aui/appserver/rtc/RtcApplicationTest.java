package io.aui.appserver.rtc;

import static org.assertj.core.api.Assertions.assertThat;

import io.aui.appserver.Secret;
import org.junit.jupiter.api.Test;

class RtcApplicationTest {
  private final RtcApplication application = new RtcApplication("abc", Secret.of("abckey"));

  /** The published example of ARTC's token-based authentication. */
  @Test
  void hashesAsDocumented() {
    assertThat(application.hash("abcChannel", "abcUser", "", 1_699_423_634))
        .isEqualTo("3c9ee8d9f8734f0b7560ed8022a0590659113955819724fc9345ab8eedf84f31");
  }

  @Test
  void neverShowsItsKey() {
    assertThat(application.toString()).contains("abc").doesNotContain("abckey");
  }
}
