package io.aui.appserver.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.aui.appserver.access.login.Principal;
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
    Grants grants = new Grants(Map.of(), ADMINISTRATORS, Set.of());

    assertThat(grants.allow(operation, user(ADMINISTRATORS, "x"))).isTrue();
    assertThat(grants.allow(operation, user("x"))).isFalse();
    assertThat(grants.allow(operation, user())).isFalse();
  }

  @Test
  void everybodyMayCallTheRest() {
    assertThat(new Grants(Map.of(), ADMINISTRATORS, Set.of()).allow("startAIAgentInstance", user()))
        .isTrue();
  }

  @Test
  void theNamedGroupsReplaceTheAdministrators() {
    Grants grants =
        new Grants(
            Map.of("takeoveraiagentcall", Set.of("support", "leads")), ADMINISTRATORS, Set.of());

    assertThat(grants.allow("takeoverAIAgentCall", user("leads"))).isTrue();
    assertThat(grants.allow("takeoverAIAgentCall", user(ADMINISTRATORS))).isFalse();
    assertThat(grants.allow("forwardAIAgentCall", user("leads"))).isFalse();
    assertThat(grants.unknownVariables()).isEmpty();
  }

  @Test
  void reportsGrantsForWhatNeedsNone() {
    assertThat(
            new Grants(Map.of("takeOver", Set.of("x")), ADMINISTRATORS, Set.of())
                .unknownVariables())
        .containsExactly("APPSERVER_ACCESS_GRANTS_TAKEOVER");
  }

  @Test
  void namedUsersAreAdministratorsAsMembersOfTheGroupAre() {
    Grants grants =
        new Grants(
            Map.of("takeoverAIAgentCall", Set.of("support")), ADMINISTRATORS, Set.of("root"));
    Principal root = new Principal("root", Set.of());

    assertThat(grants.isAdministrator(root)).isTrue();
    assertThat(grants.isAdministrator(user(ADMINISTRATORS))).isTrue();
    assertThat(grants.isAdministrator(user("root"))).isFalse();
    assertThat(grants.allow("forwardAIAgentCall", root)).isTrue();
    assertThat(grants.allow("takeoverAIAgentCall", root)).isFalse();
  }

  @Test
  void reportsAdministratorsWhoCannotBeUsers() {
    assertThat(new Grants(Map.of(), ADMINISTRATORS, Set.of("root", "a b", "r@x")).unusableAdmins())
        .containsExactly("a b", "r@x");
  }

  private static Principal user(String... groups) {
    return new Principal("alice", Set.of(groups));
  }
}
