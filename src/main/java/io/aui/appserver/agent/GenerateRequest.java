package io.aui.appserver.agent;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.aui.appserver.error.ApiException;
import io.aui.appserver.error.ErrorCode;
import io.aui.appserver.guest.Guest;
import io.aui.appserver.guest.GuestPass;
import io.aui.appserver.http.ApiVersion;
import io.aui.appserver.http.JsonObjectText;
import io.aui.appserver.validation.Configuration;
import io.aui.appserver.validation.ConfigurationType;
import io.aui.appserver.validation.Lengths;
import io.aui.appserver.validation.Name;
import io.aui.appserver.validation.RequiredOn;
import io.aui.appserver.validation.RtcId;
import io.aui.appserver.validation.Text;

/**
 * A request of generateAIAgentCall.
 *
 * @param userId the user who talks to the agent
 * @param aiAgentId the agent; if absent, the one configured for the workflow type
 * @param workflowType VoiceChat, AvatarChat3D, VisionChat or VideoChat
 * @param region one of the configured regions
 * @param expire validity of the client's token: hours on v1, seconds on v2
 * @param templateConfig required on v1
 * @param userData at most 8,192 characters
 */
@JsonNaming(SnakeCaseStrategy.class)
record GenerateRequest(
    @RtcId String userId,
    @Name String aiAgentId,
    String workflowType,
    String region,
    Long expire,
    @RequiredOn(ApiVersion.V1) @Configuration(ConfigurationType.TEMPLATE)
        JsonObjectText templateConfig,
    @Configuration(ConfigurationType.AGENT) JsonObjectText agentConfig,
    @Configuration(ConfigurationType.CHAT_SYNC) JsonObjectText chatSyncConfig,
    @Name String sessionId,
    @Text(max = Lengths.USER_DATA) String userData)
    implements StartRequest {
  /**
   * The request of a guest, who starts what the pass names and sets nothing. Fails with Forbidden
   * (403) if the request says otherwise.
   */
  GenerateRequest of(Guest guest) {
    GuestPass pass = guest.pass();
    requireOfPass("ai_agent_id", aiAgentId, pass.agentId());
    requireOfPass("region", region, pass.region());
    if (pass.agentId() == null && workflowType != null) {
      requireOfPass("workflow_type", workflowType, pass.workflowType());
    }
    requireUnset("template_config", templateConfig == null || templateConfig.object().isEmpty());
    requireUnset("agent_config", agentConfig == null || agentConfig.object().isEmpty());
    requireUnset("chat_sync_config", chatSyncConfig == null);
    requireUnset("session_id", sessionId == null);
    requireUnset("user_data", userData == null);
    return new GenerateRequest(
        userId,
        pass.agentId(),
        pass.workflowType(),
        pass.region(),
        expire,
        templateConfig,
        agentConfig,
        null,
        null,
        null);
  }

  private static void requireOfPass(String member, String value, String ofPass) {
    if (value != null && !value.equalsIgnoreCase(ofPass)) {
      throw new ApiException(
          ErrorCode.FORBIDDEN, member + " must be that of the guest pass, or absent");
    }
  }

  private static void requireUnset(String member, boolean unset) {
    if (!unset) {
      throw new ApiException(ErrorCode.FORBIDDEN, "a guest may not set " + member);
    }
  }
}
