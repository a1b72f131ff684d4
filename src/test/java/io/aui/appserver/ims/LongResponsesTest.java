package io.aui.appserver.ims;

import static io.aui.appserver.testing.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.aui.appserver.testing.Api;
import io.aui.appserver.testing.EndlessIms;
import io.aui.appserver.testing.Http;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An IMS whose responses do not end. */
@QuarkusTest
@WithTestResource(value = EndlessIms.class, scope = TestResourceScope.MATCHING_RESOURCES)
class LongResponsesTest {
  @ParameterizedTest
  @CsvSource({"success, more than 4194304 bytes", "refusal, IMS responded with 400"})
  void aResponseIsBrokenOffAtItsBound(String kind, String message) {
    Http.Reply reply =
        Api.call("v1", "describeAIAgentInstance", Api.body("describeAIAgentInstance", kind));
    assertRefused(reply, "v1", 502, "ImsInvalidAnswer", message);
  }

  @Test
  void aLongResponseWithinTheBoundIsRead() {
    Http.Reply reply =
        Api.call("v1", "describeAIAgentInstance", Api.body("describeAIAgentInstance", "long"));
    assertThat(reply.status()).as(reply.body().substring(0, 200)).isEqualTo(200);
    assertThat(reply.text("user_data")).hasSize(EndlessIms.LONG);
  }
}
