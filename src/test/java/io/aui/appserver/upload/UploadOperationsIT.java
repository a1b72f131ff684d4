package io.aui.appserver.upload;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.aui.appserver.OperationTestBase;
import io.aui.appserver.sandbox.ReceivedCall;
import io.aui.appserver.sandbox.faults.Fault;
import io.aui.appserver.sandbox.faults.FaultKind;
import io.aui.appserver.sandbox.protocol.Refusal;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusIntegrationTest
class UploadOperationsIT extends OperationTestBase {
  @Test
  void uploadKeyIsForTheUsersOwnFolderAlone() {
    JsonNode response = ok("getOssConfig", quoted("{'user_id':'web_user'}"));

    assertThat(response.path("access_key_id").asText()).startsWith("STS.");
    assertThat(response.path("access_key_secret").asText()).isNotBlank();
    assertThat(response.path("sts_token").asText()).isNotBlank();
    assertThat(response.path("bucket").asText()).isEqualTo("sandbox-bucket");
    assertThat(response.path("base_path").asText()).isEqualTo("uploads/web_user");
    assertThat(response.path("region").asText()).isEqualTo("oss-cn-shanghai");
    assertThat(response.path("expiration").asText()).endsWith("Z");
    ReceivedCall call = sent("AssumeRole");
    assertThat(call.header("x-acs-version")).isEqualTo("2015-04-01");
    assertThat(call.parameters())
        .isEqualTo(
            Map.of(
                "RoleArn", "acs:ram::1000000000000000:role/sandbox-uploads",
                "RoleSessionName", "aui-web_user",
                "DurationSeconds", "3600",
                "Policy", UploadPolicy.json("sandbox-bucket", "uploads/web_user")));
  }

  @Test
  void uploadKeyNeedsAUser() {
    refused("getOssConfig", "{}", "MissingParameter", "user_id");
  }

  @Test
  void whatStsRefusesIsNeverTheCallersFault() {
    for (Refusal refusal :
        new Refusal[] {
          new Refusal(404, "EntityNotExist.Role", "The role acs:ram::1 does not exist."),
          new Refusal(400, "InvalidParameter.RoleArn", "wrongly formed"),
          new Refusal(403, "Forbidden.SubscriptionRequired", "no"),
          new Refusal(403, "NoPermission", "not authorized to acs:ram::1")
        }) {
      emulator().add(Fault.once(FaultKind.ERROR).withRefusal(refusal));

      JsonNode response = json(call("v1", "getOssConfig", quoted("{'user_id':'u'}")));

      assertThat(response.path("code").asInt()).isEqualTo(502);
      assertThat(response.path("error_code").asText()).isEqualTo(refusal.code());
      assertThat(response.path("message").asText()).doesNotContain("acs:ram");
    }
  }
}
