package io.aui.appserver.ims;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;
import org.junit.jupiter.api.Test;

class ImsActionTest {
  @Test
  void theClientsCallExactlyTheListedActions() {
    assertThat(ImsAction.ALL)
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(actions(ImsClient.class), actions(StsClient.class)).toList());
  }

  @Test
  void theRamPolicyAllowsExactlyTheActionsOfTheClients() throws IOException {
    JsonNode policy = new ObjectMapper().readTree(Path.of("k8s", "ram-policy.json").toFile());
    List<String> allowed = new ArrayList<>();
    for (JsonNode statement : policy.path("Statement")) {
      assertThat(statement.path("Effect").asText()).isEqualTo("Allow");
      JsonNode action = statement.path("Action");
      if (action.isArray()) {
        action.forEach(each -> allowed.add(each.asText()));
      } else {
        allowed.add(action.asText());
      }
    }
    assertThat(allowed)
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(
                    actions(ImsClient.class).map(action -> "ice:" + action),
                    actions(StsClient.class).map(action -> "sts:" + action))
                .toList());
  }

  private static Stream<String> actions(Class<?> client) {
    return Arrays.stream(client.getDeclaredMethods())
        .map(method -> method.getAnnotation(ClientHeaderParam.class).value()[0]);
  }
}
