package io.aui.appserver.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.aui.appserver.Secret;
import org.junit.jupiter.api.Test;

/** The expected hashes were made with sha256sum. */
class MessagingApplicationTest {
  private final MessagingApplication application =
      new MessagingApplication("im-app", Secret.of("im-key"), Secret.of("im-sign"));

  @Test
  void hashesIngredientsInDocumentedOrder() {
    assertThat(application.token("user_1", "AK-0123", 1_700_000_000, "admin").reveal())
        .isEqualTo("c2b5d08b99b756522a69ad683f274a6dee8ca9d33c43fe1144c940e293942e77");
  }

  @Test
  void ordinaryUsersHaveNoRoleInTheHash() {
    assertThat(application.token("user_1", "AK-0123", 1_700_000_000, "").reveal())
        .isEqualTo("c269d446cf5567b741dc654fd4621f94ddd266ba0cf0713c8c94d22deecbf359");
  }

  @Test
  void doesNotPrintSecrets() {
    assertThat(application.toString()).doesNotContain("im-key", "im-sign");
  }
}
