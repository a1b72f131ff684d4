package io.aui.appserver.upload;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class UploadPolicyTest {
  @Test
  void allowsToPutObjectsIntoOneFolderAndToReadThemAndNothingElse() throws Exception {
    String policy = UploadPolicy.json("bucket", "app/uploads/user_1");

    ObjectMapper json = new ObjectMapper();
    assertThat(json.readTree(policy))
        .isEqualTo(
            json.readTree(
                """
                {"Version": "1",
                 "Statement": [
                   {"Effect": "Allow",
                    "Action": ["oss:PutObject", "oss:GetObject"],
                    "Resource": ["acs:oss:*:*:bucket/app/uploads/user_1/*"]}]}
                """));
  }

  @Test
  void sessionNamesFitStsForEveryUser() {
    assertThat(UploadService.sessionName("u")).isEqualTo("aui-u");
    assertThat(UploadService.sessionName("x".repeat(64)))
        .hasSize(64)
        .matches("[A-Za-z0-9.@_-]{2,64}");
  }
}
