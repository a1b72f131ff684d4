package io.aui.appserver.ims;

/**
 * The actions of IMS, and the one of STS, that this server calls: all that its RAM policy has to
 * allow, and the closed set behind the metric's tag.
 */
enum ImsAction {
  GENERATE_AI_AGENT_CALL("GenerateAIAgentCall"),
  START_AI_AGENT_INSTANCE("StartAIAgentInstance"),
  STOP_AI_AGENT_INSTANCE("StopAIAgentInstance"),
  UPDATE_AI_AGENT_INSTANCE("UpdateAIAgentInstance"),
  DESCRIBE_AI_AGENT_INSTANCE("DescribeAIAgentInstance"),
  SEND_AI_AGENT_SPEECH("SendAIAgentSpeech"),
  SEND_AI_AGENT_TEXT("SendAIAgentText"),
  SEND_AI_AGENT_DATA_CHANNEL_MESSAGE("SendAIAgentDataChannelMessage"),
  GET_AI_AGENT_CONCURRENCY("GetAIAgentConcurrency"),
  START_AI_AGENT_OUTBOUND_CALL("StartAIAgentOutboundCall"),
  TAKEOVER_AI_AGENT_CALL("TakeoverAIAgentCall"),
  FORWARD_AI_AGENT_CALL("ForwardAIAgentCall"),
  GENERATE_MESSAGE_CHAT_TOKEN("GenerateMessageChatToken"),
  LIST_AI_AGENT_DIALOGUES("ListAIAgentDialogues"),
  DELETE_AI_AGENT_DIALOGUE("DeleteAIAgentDialogue"),
  SEND_MESSAGE_CHAT_TEXT("SendMessageChatText"),
  SET_AI_AGENT_VOICEPRINT("SetAIAgentVoiceprint"),
  CLEAR_AI_AGENT_VOICEPRINT("ClearAIAgentVoiceprint"),
  LIST_AI_AGENT_VOICEPRINTS("ListAIAgentVoiceprints"),
  /** Of STS, not of IMS. */
  ASSUME_ROLE("AssumeRole", "sts");

  private static final String IMS = "ice";

  private final String wireName;
  private final String product;

  ImsAction(String wireName) {
    this(wireName, IMS);
  }

  ImsAction(String wireName, String product) {
    this.wireName = wireName;
    this.product = product;
  }

  /** As RAM policies spell it, such as {@code ice:StopAIAgentInstance}. */
  String ramAction() {
    return product + ":" + wireName;
  }

  /** As the service spells it. */
  String wireName() {
    return wireName;
  }
}
