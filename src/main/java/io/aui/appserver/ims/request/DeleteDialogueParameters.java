package io.aui.appserver.ims.request;

/** Parameters of DeleteAIAgentDialogue, which deletes one entry of a session. */
public interface DeleteDialogueParameters {
  /** The session; required. */
  String sessionId();

  /** The entry; required. */
  String dialogueId();

  /** Only the part from this node of the agent's workflow. */
  String nodeId();
}
