package io.aui.appserver.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.aui.appserver.access.login.Principal;
import io.aui.appserver.config.ConfigCheck.Problem;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GrantsTest {
  private static final String ADMINISTRATORS = "admins";

  static List<String> needAGrant() {
    return List.of(
        "listAIAgentVoiceprints",
        "getAIAgentConcurrency",
        "sendMessageChatText",
        "startAIAgentOutboundCall",
        "takeoverAIAgentCall",
        "forwardAIAgentCall");
  }

  @ParameterizedTest
  @MethodSource("needAGrant")
  void administratorsAloneMayCallWhatNeedsAGrant(String operation) {
    Grants grants = new Grants(Map.of(), ADMINISTRATORS, Set.of());

    assertThat(grants.allow(operation, user(ADMINISTRATORS, "x"))).isTrue();
    assertThat(grants.allow(operation, user("x"))).isFalse();
    assertThat(grants.allow(operation, user())).isFalse();
  }

  @Test
  void nobodyMayCallWhatHasNoGrant() {
    Grants grants =
        new Grants(Map.of("startAIAgentInstance", Set.of("x")), ADMINISTRATORS, Set.of("root"));

    for (Principal login :
        new Principal[] {
          user(), user("x"), user(ADMINISTRATORS), new Principal("root", Set.of())
        }) {
      assertThat(grants.allow("startAIAgentInstance", login)).isFalse();
    }
  }

  @Test
  void theNamedGroupsReplaceTheAdministrators() {
    Grants grants =
        new Grants(
            Map.of("takeoveraiagentcall", Set.of("support", "leads")), ADMINISTRATORS, Set.of());

    assertThat(grants.allow("takeoverAIAgentCall", user("leads"))).isTrue();
    assertThat(grants.allow("takeoverAIAgentCall", user(ADMINISTRATORS))).isFalse();
    assertThat(grants.allow("forwardAIAgentCall", user("leads"))).isFalse();
    assertThat(grants.unknownOperations()).isEmpty();
  }

  @Test
  void reportsGrantsForWhatNeedsNone() {
    assertThat(
            new Grants(
                    Map.of("takeOver", Set.of("x"), "getaiagentconcurency", Set.of("x")),
                    ADMINISTRATORS,
                    Set.of())
                .unknownOperations())
        .allMatch(Problem::fatal)
        .extracting(Problem::variable)
        .containsExactly(
            "APPSERVER_ACCESS_GRANTS_GETAIAGENTCONCURENCY", "APPSERVER_ACCESS_GRANTS_TAKEOVER");
  }

  @Test
  void namesTheOperationThatWasProbablyMeant() {
    assertThat(
            new Grants(Map.of("getaiagentconcurency", Set.of("x")), ADMINISTRATORS, Set.of())
                .unknownOperations())
        .singleElement()
        .extracting(Problem::hint)
        .asString()
        .endsWith("did you mean APPSERVER_ACCESS_GRANTS_GETAIAGENTCONCURRENCY?");
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
