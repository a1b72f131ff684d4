package io.aui.appserver.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GrantsTest {
  private static final String ADMINISTRATORS = "admins";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "listAIAgentVoiceprints",
        "getAIAgentConcurrency",
        "sendMessageChatText",
        "startAIAgentOutboundCall",
        "takeoverAIAgentCall",
        "forwardAIAgentCall"
      })
  void administratorsAloneMayCallWhatNeedsAGrant(String operation) {
    Grants grants = new Grants(Map.of(), ADMINISTRATORS);

    assertThat(grants.allow(operation, Set.of(ADMINISTRATORS, "x"))).isTrue();
    assertThat(grants.allow(operation, Set.of("x"))).isFalse();
    assertThat(grants.allow(operation, Set.of())).isFalse();
  }

  @Test
  void everybodyMayCallTheRest() {
    assertThat(new Grants(Map.of(), ADMINISTRATORS).allow("startAIAgentInstance", Set.of()))
        .isTrue();
  }

  @Test
  void theNamedGroupsReplaceTheAdministrators() {
    Grants grants =
        new Grants(Map.of("takeoveraiagentcall", Set.of("support", "leads")), ADMINISTRATORS);

    assertThat(grants.allow("takeoverAIAgentCall", Set.of("leads"))).isTrue();
    assertThat(grants.allow("takeoverAIAgentCall", Set.of(ADMINISTRATORS))).isFalse();
    assertThat(grants.allow("forwardAIAgentCall", Set.of("leads"))).isFalse();
    assertThat(grants.unknownVariables()).isEmpty();
  }

  @Test
  void reportsGrantsForWhatNeedsNone() {
    assertThat(new Grants(Map.of("takeOver", Set.of("x")), ADMINISTRATORS).unknownVariables())
        .containsExactly("APPSERVER_ACCESS_GRANTS_TAKEOVER");
  }
}
