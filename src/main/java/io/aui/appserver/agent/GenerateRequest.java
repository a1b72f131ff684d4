package io.aui.appserver.agent;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
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
    implements StartRequest {}
