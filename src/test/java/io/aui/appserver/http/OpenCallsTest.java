package io.aui.appserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.aui.appserver.testing.Api;
import io.aui.appserver.testing.Http;
import io.aui.appserver.testing.HttpTestBase;
import io.aui.appserver.testing.Ims;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Many calls wait for a slow IMS at once; a thread for each would run out. */
@QuarkusTest
class OpenCallsTest extends HttpTestBase {
  private static final int CALLS = 1_000;

  @Test
  void aThousandOpenCallsAllComeBackAndOthersAreServedMeanwhile() {
    String id = Api.instance("v1");
    String body = Api.body("sendAIAgentText", id).toString();
    Ims.forget();
    Ims.fault(
        "{\"kind\":\"latency\",\"action\":\"SendAIAgentText\",\"count\":-1,\"delay_ms\":1500}");

    List<CompletableFuture<Http.Reply>> replies = new ArrayList<>();
    for (int i = 0; i < CALLS; i++) {
      replies.add(Http.postLater(Api.url("v1", "sendAIAgentText"), body));
    }
    Api.ok("v1", "getRtcAuthToken", Api.body("getRtcAuthToken", ""));
    Api.ok("v2", "describeAIAgentInstance", Api.body("describeAIAgentInstance", id));

    assertThat(replies.stream().map(CompletableFuture::join).map(Http.Reply::status))
        .hasSize(CALLS)
        .containsOnly(200);
    assertThat(Ims.calls("SendAIAgentText")).hasSize(CALLS);
  }
}
