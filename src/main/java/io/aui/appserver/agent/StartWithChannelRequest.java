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
 * A request of startAIAgentInstanceWithChannel.
 *
 * @param userId the user who talks to the agent; required in access mode none
 * @param channelId the ARTC channel that the client has chosen
 * @param workflowType VoiceChat, AvatarChat3D, VisionChat or VideoChat
 * @param region one of the configured regions
 * @param userData at most 8,192 characters
 */
@JsonNaming(SnakeCaseStrategy.class)
record StartWithChannelRequest(
    @RtcId String userId,
    @NotNull @Name String aiAgentId,
    @NotNull @RtcId String channelId,
    @NotNull String workflowType,
    @NotNull String region,
    @Configuration(ConfigurationType.TEMPLATE) JsonObjectText templateConfig,
    @Configuration(ConfigurationType.AGENT) JsonObjectText agentConfig,
    @Configuration(ConfigurationType.CHAT_SYNC) JsonObjectText chatSyncConfig,
    @Name String sessionId,
    @Text(max = Lengths.USER_DATA) String userData)
    implements StartRequest {}
