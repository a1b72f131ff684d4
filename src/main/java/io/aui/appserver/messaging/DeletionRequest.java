package io.aui.appserver.messaging;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.aui.appserver.error.Check;
import io.aui.appserver.ims.request.DeleteDialogueParameters;
import io.aui.appserver.operation.UserRequest;

/** Which entry of a session's dialogue to delete. */
@JsonNaming(SnakeCaseStrategy.class)
record DeletionRequest(
    String sessionId, String userId, String region, String dialogueId, String nodeId)
    implements DeleteDialogueParameters, UserRequest {
  DeletionRequest {
    Check.name("session_id", Check.required("session_id", sessionId));
    Check.id("user_id", userId);
    Check.name("dialogue_id", Check.required("dialogue_id", dialogueId));
    Check.name("node_id", nodeId);
  }
}
