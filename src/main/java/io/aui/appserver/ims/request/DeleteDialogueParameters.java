package io.aui.appserver.ims.request;

/** Which entry of a session DeleteAIAgentDialogue deletes. */
public interface DeleteDialogueParameters {
  /** The session; required. */
  String sessionId();

  /** The entry; required. */
  String dialogueId();

  /** Narrows it to one node of the agent's workflow. */
  String nodeId();
}
