package io.aui.appserver.ims;

/**
 * The actions of IMS that this server calls: all that its RAM policy has to allow, and the closed
 * set behind the metric's tag.
 */
enum ImsAction {
  GENERATE_AI_AGENT_CALL("GenerateAIAgentCall"),
  START_AI_AGENT_INSTANCE("StartAIAgentInstance"),
  STOP_AI_AGENT_INSTANCE("StopAIAgentInstance"),
  UPDATE_AI_AGENT_INSTANCE("UpdateAIAgentInstance"),
  DESCRIBE_AI_AGENT_INSTANCE("DescribeAIAgentInstance"),
  SEND_AI_AGENT_SPEECH("SendAIAgentSpeech"),
  SEND_AI_AGENT_TEXT("SendAIAgentText"),
  GENERATE_MESSAGE_CHAT_TOKEN("GenerateMessageChatToken");

  private final String wireName;

  ImsAction(String wireName) {
    this.wireName = wireName;
  }

  /** As IMS spells it. */
  String wireName() {
    return wireName;
  }
}
