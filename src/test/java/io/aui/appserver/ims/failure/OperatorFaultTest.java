package io.aui.appserver.ims.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperatorFaultTest {
  @ParameterizedTest
  @CsvSource({
    "404, InvalidAccessKeyId.NotFound, ACCESS_KEY_ID, ALIBABA_CLOUD_ACCESS_KEY_ID",
    "400, InvalidAccessKeyId.Inactive, ACCESS_KEY_ID, ALIBABA_CLOUD_ACCESS_KEY_ID",
    "400, SignatureDoesNotMatch, ACCESS_KEY_SECRET, ALIBABA_CLOUD_ACCESS_KEY_SECRET",
    "400, IncompleteSignature, ACCESS_KEY_SECRET, ALIBABA_CLOUD_ACCESS_KEY_SECRET",
    "400, InvalidSecurityToken.Expired, SECURITY_TOKEN, ALIBABA_CLOUD_SECURITY_TOKEN",
    "400, InvalidTimeStamp.Expired, CLOCK, clock",
    "403, Forbidden.RAM, PERMISSION, ice:StopAIAgentInstance",
    "403, Forbidden, PERMISSION, ice:StopAIAgentInstance",
    "403, NoPermission, PERMISSION, ice:StopAIAgentInstance",
    "403, Forbidden.SubscriptionRequired, SUBSCRIPTION, subscribed",
    "400, InvalidApi.NotFound, PROTOCOL, APPSERVER_IMS_ENDPOINT"
  })
  void everyFaultSaysWhatToCheck(int status, String code, OperatorFault fault, String named) {
    String action = "StopAIAgentInstance";
    assertThat(OperatorFault.of(action, Failures.refusal(status, code))).contains(fault);
    assertThat(fault.remedy(action)).contains(named);
  }

  @ParameterizedTest
  @CsvSource({
    "404, AgentNotFound",
    "429, Throttling.User",
    "500, InternalError",
    "400, InvalidParameter"
  })
  void whatCallersOrImsDidWrongIsNone(int status, String code) {
    assertThat(OperatorFault.of("StopAIAgentInstance", Failures.refusal(status, code))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "404, EntityNotExist.Role, ROLE",
    "400, InvalidParameter, ROLE",
    "403, NoPermission, PERMISSION",
    "429, Throttling, "
  })
  void whateverStsRefusesIsOne(int status, String code, OperatorFault fault) {
    assertThat(OperatorFault.of("AssumeRole", Failures.refusal(status, code)).orElse(null))
        .isEqualTo(fault);
  }

  @Test
  void thePermissionOfStsHasItsOwnPrefix() {
    assertThat(OperatorFault.PERMISSION.remedy("AssumeRole")).contains("sts:AssumeRole");
  }

  @Test
  void allRemediesDiffer() {
    assertThat(
            Arrays.stream(OperatorFault.values())
                .map(fault -> fault.remedy("A"))
                .collect(Collectors.toSet()))
        .hasSameSizeAs(OperatorFault.values());
  }
}
