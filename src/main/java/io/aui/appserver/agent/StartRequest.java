package io.aui.appserver.agent;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.aui.appserver.error.Check;
import io.aui.appserver.http.JsonObjectText;
import io.aui.appserver.ims.request.StartParameters;
import io.aui.appserver.ims.schema.Schemas;
import io.aui.appserver.operation.UserRequest;

/**
 * The members of the three operations that start an agent.
 *
 * @param userId who talks to the agent
 * @param aiAgentId the agent, else the one configured for the workflow type
 * @param workflowType VoiceChat, AvatarChat3D, VisionChat or VideoChat
 * @param channelId the ARTC channel, where the client brings one
 * @param region one of the configured regions
 * @param expire validity of the client's token: hours on v1, seconds on v2
 */
@JsonNaming(SnakeCaseStrategy.class)
record StartRequest(
    String userId,
    String aiAgentId,
    String workflowType,
    String channelId,
    String region,
    Long expire,
    JsonObjectText templateConfig,
    JsonObjectText agentConfig,
    JsonObjectText chatSyncConfig,
    String sessionId,
    String userData)
    implements StartParameters, UserRequest {
  StartRequest {
    Check.id("user_id", userId);
    Check.name("ai_agent_id", aiAgentId);
    if (aiAgentId == null) {
      // Beside an agent it chooses nothing, and newer clients may know types that are unknown here.
      WorkflowType.check(workflowType);
    }
    Check.id("channel_id", channelId);
    Check.name("session_id", sessionId);
    Check.text("user_data", userData, Check.MAX_USER_DATA);
    Check.configuration("template_config", templateConfig, Schemas.TEMPLATE_CONFIG);
    Check.configuration("agent_config", agentConfig, Schemas.AGENT_CONFIG);
    Check.configuration("chat_sync_config", chatSyncConfig, Schemas.CHAT_SYNC_CONFIG);
  }
}
