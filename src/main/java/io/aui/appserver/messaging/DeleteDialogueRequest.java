package io.aui.appserver.messaging;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.aui.appserver.ims.request.DeleteDialogueParameters;
import io.aui.appserver.operation.UserRequest;
import io.aui.appserver.validation.Name;
import io.aui.appserver.validation.RtcId;
import jakarta.validation.constraints.NotNull;

/** A request of deleteAIAgentDialogue: the entry of a session's dialogue to delete. */
@JsonNaming(SnakeCaseStrategy.class)
record DeleteDialogueRequest(
    @NotNull @Name String sessionId,
    @RtcId String userId,
    String region,
    @NotNull @Name String dialogueId,
    @Name String nodeId)
    implements DeleteDialogueParameters, UserRequest {}
