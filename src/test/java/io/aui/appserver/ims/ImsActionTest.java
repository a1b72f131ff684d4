package io.aui.appserver.ims;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.stream.Stream;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;
import org.junit.jupiter.api.Test;

class ImsActionTest {
  @Test
  void theClientsCallExactlyTheListedActions() {
    assertThat(Arrays.stream(ImsAction.values()).map(ImsAction::ramAction))
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(
                    actions(ImsClient.class).map(action -> "ice:" + action),
                    actions(StsClient.class).map(action -> "sts:" + action))
                .toList());
  }

  private static Stream<String> actions(Class<?> client) {
    return Arrays.stream(client.getDeclaredMethods()).map(method -> header(method).value()[0]);
  }

  private static ClientHeaderParam header(Method method) {
    return method.getAnnotation(ClientHeaderParam.class);
  }
}
