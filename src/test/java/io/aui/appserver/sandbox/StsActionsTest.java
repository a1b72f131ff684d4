package io.aui.appserver.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.aui.appserver.Secret;
import io.aui.appserver.ims.signing.Credentials;
import io.aui.appserver.sandbox.SandboxClient.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StsActionsTest extends EmulatorTestBase {
  private static final String POLICY =
      "{\"Version\":\"1\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[\"oss:PutObject\"],"
          + "\"Resource\":[\"acs:oss:*:*:b/uploads/u1/*\"]}]}";
  private static final Map<String, String> ASSUME =
      Map.of(
          "RoleArn", "acs:ram::1000000000000000:role/uploads",
          "RoleSessionName", "user-1",
          "DurationSeconds", "900",
          "Policy", POLICY);

  @Test
  void givesOutAKeyThatExpiresAndNotesThePolicy() throws Exception {
    JsonNode response = assumeRole(ASSUME).json();

    JsonNode credentials = response.path("Credentials");
    assertThat(credentials.path("AccessKeyId").asText()).startsWith("STS.");
    assertThat(credentials.path("AccessKeySecret").asText()).isNotBlank();
    assertThat(credentials.path("SecurityToken").asText()).isNotBlank();
    assertThat(Instant.parse(credentials.path("Expiration").asText()))
        .isBetween(clock.instant().plusSeconds(800), clock.instant().plusSeconds(900));
    assertThat(response.at("/AssumedRoleUser/Arn").asText())
        .isEqualTo("acs:sts::1000000000000000:assumed-role/uploads/user-1");
    assertThat(emulator.calls("AssumeRole").get(0).parameters()).containsEntry("Policy", POLICY);
  }

  @Test
  void theKeySignsWithItsTokenUntilItExpires() throws Exception {
    client = new SandboxClient(emulator, clock);
    Credentials issued = credentials(assumeRole(ASSUME).json().path("Credentials"));
    Credentials withoutToken =
        new Credentials(issued.accessKeyId(), issued.accessKeySecret(), Optional.empty());

    assertThat(generate(issued).status()).isEqualTo(200);
    assertThat(generate(withoutToken).code()).isEqualTo("MissingSecurityToken");
    clock.move(Duration.ofSeconds(850));
    assertThat(generate(issued).status()).isEqualTo(200);
    clock.move(Duration.ofSeconds(60));
    assertThat(generate(issued).code()).isEqualTo("InvalidSecurityToken.Expired");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          RoleArn         |                            | MissingRoleArn
          RoleArn         | uploads                    | InvalidParameter.RoleArn
          RoleSessionName |                            | MissingRoleSessionName
          RoleSessionName | a                          | InvalidParameter.RoleSessionName
          RoleSessionName | a b                        | InvalidParameter.RoleSessionName
          DurationSeconds | 899                        | InvalidDurationSeconds
          DurationSeconds | 43201                      | InvalidDurationSeconds
          Policy          | []                         | InvalidParameter.PolicyGrammar
          Policy          | {"Version":"1"}            | InvalidParameter.PolicyGrammar
          Policy          | {"Statement":[{}]}         | InvalidParameter.PolicyGrammar
          """)
  void refuses(String name, String value, String code) throws Exception {
    Reply reply = assumeRole(with(ASSUME, name, value == null ? "" : value));

    assertThat(reply.code()).isEqualTo(code);
    assertThat(reply.status()).isEqualTo(400);
  }

  @Test
  void refusesAPolicyThatIsTooLong() throws Exception {
    assertThat(assumeRole(with(ASSUME, "Policy", POLICY + " ".repeat(2048))).code())
        .isEqualTo("InvalidParameter.PolicySize");
  }

  private Reply assumeRole(Map<String, String> parameters) throws Exception {
    return client.call(
        "AssumeRole", "2015-04-01", SandboxClient.form(parameters), SandboxClient.CREDENTIALS);
  }

  private Reply generate(Credentials credentials) throws Exception {
    return client.call("GenerateAIAgentCall", "2020-11-09", "AIAgentId=agent-voice", credentials);
  }

  private static Credentials credentials(JsonNode issued) {
    return new Credentials(
        issued.path("AccessKeyId").asText(),
        Secret.of(issued.path("AccessKeySecret").asText()),
        Optional.of(Secret.of(issued.path("SecurityToken").asText())));
  }
}
