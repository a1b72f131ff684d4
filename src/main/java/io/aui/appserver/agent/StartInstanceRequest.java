package io.aui.appserver.agent;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.aui.appserver.http.JsonObjectText;
import io.aui.appserver.validation.Configuration;
import io.aui.appserver.validation.ConfigurationType;
import io.aui.appserver.validation.Lengths;
import io.aui.appserver.validation.Name;
import io.aui.appserver.validation.RtcId;
import io.aui.appserver.validation.Text;
import jakarta.validation.constraints.NotNull;

/**
 * A request of startAIAgentInstance.
 *
 * @param userId the user who talks to the agent; required in access mode none
 * @param aiAgentId the agent; if absent, the one configured for the workflow type
 * @param workflowType VoiceChat, AvatarChat3D, VisionChat or VideoChat
 * @param region one of the configured regions
 * @param userData at most 8,192 characters
 */
@JsonNaming(SnakeCaseStrategy.class)
record StartInstanceRequest(
    @RtcId String userId,
    @Name String aiAgentId,
    @NotNull String workflowType,
    String region,
    @Configuration(ConfigurationType.TEMPLATE) JsonObjectText templateConfig,
    @Configuration(ConfigurationType.AGENT) JsonObjectText agentConfig,
    @Configuration(ConfigurationType.CHAT_SYNC) JsonObjectText chatSyncConfig,
    @Name String sessionId,
    @Text(max = Lengths.USER_DATA) String userData)
    implements StartRequest {}
