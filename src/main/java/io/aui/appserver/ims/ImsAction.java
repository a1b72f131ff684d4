package io.aui.appserver.ims;

import java.util.List;
import java.util.Set;

/**
 * The actions of IMS and STS that this server calls. Each name is spelled only here: the clients
 * send it, {@link ImsMetrics} uses it as a tag, and the RAM policy has to allow it.
 */
final class ImsAction {
  static final String GENERATE_CALL = "GenerateAIAgentCall";
  static final String START_INSTANCE = "StartAIAgentInstance";
  static final String STOP_INSTANCE = "StopAIAgentInstance";
  static final String UPDATE_INSTANCE = "UpdateAIAgentInstance";
  static final String DESCRIBE_INSTANCE = "DescribeAIAgentInstance";
  static final String SEND_SPEECH = "SendAIAgentSpeech";
  static final String SEND_TEXT = "SendAIAgentText";
  static final String SEND_DATA_CHANNEL_MESSAGE = "SendAIAgentDataChannelMessage";
  static final String GET_CONCURRENCY = "GetAIAgentConcurrency";
  static final String START_OUTBOUND_CALL = "StartAIAgentOutboundCall";
  static final String TAKEOVER_CALL = "TakeoverAIAgentCall";
  static final String FORWARD_CALL = "ForwardAIAgentCall";
  static final String GENERATE_CHAT_TOKEN = "GenerateMessageChatToken";
  static final String LIST_DIALOGUES = "ListAIAgentDialogues";
  static final String DELETE_DIALOGUE = "DeleteAIAgentDialogue";
  static final String SEND_CHAT_TEXT = "SendMessageChatText";
  static final String SET_VOICEPRINT = "SetAIAgentVoiceprint";
  static final String CLEAR_VOICEPRINT = "ClearAIAgentVoiceprint";
  static final String LIST_VOICEPRINTS = "ListAIAgentVoiceprints";

  /** Of STS, not of IMS. */
  static final String ASSUME_ROLE = "AssumeRole";

  /** All actions: the closed set of values of the metric tag {@code action}. */
  static final List<String> ALL =
      List.of(
          GENERATE_CALL,
          START_INSTANCE,
          STOP_INSTANCE,
          UPDATE_INSTANCE,
          DESCRIBE_INSTANCE,
          SEND_SPEECH,
          SEND_TEXT,
          SEND_DATA_CHANNEL_MESSAGE,
          GET_CONCURRENCY,
          START_OUTBOUND_CALL,
          TAKEOVER_CALL,
          FORWARD_CALL,
          GENERATE_CHAT_TOKEN,
          LIST_DIALOGUES,
          DELETE_DIALOGUE,
          SEND_CHAT_TEXT,
          SET_VOICEPRINT,
          CLEAR_VOICEPRINT,
          LIST_VOICEPRINTS,
          ASSUME_ROLE);

  /** Those that create or send something each time they are executed. */
  private static final Set<String> NOT_REPEATABLE =
      Set.of(
          GENERATE_CALL,
          START_INSTANCE,
          START_OUTBOUND_CALL,
          SEND_SPEECH,
          SEND_TEXT,
          SEND_DATA_CHANNEL_MESSAGE,
          SEND_CHAT_TEXT,
          TAKEOVER_CALL,
          FORWARD_CALL,
          SET_VOICEPRINT);

  private ImsAction() {}

  /**
   * Whether an action has the same effect however often it is executed, so that a call of unknown
   * outcome may be repeated.
   */
  static boolean isRepeatable(String action) {
    return !NOT_REPEATABLE.contains(action);
  }
}
