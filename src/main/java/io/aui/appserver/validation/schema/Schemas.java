package io.aui.appserver.validation.schema;

import static io.aui.appserver.validation.schema.Types.bool;
import static io.aui.appserver.validation.schema.Types.choice;
import static io.aui.appserver.validation.schema.Types.either;
import static io.aui.appserver.validation.schema.Types.integer;
import static io.aui.appserver.validation.schema.Types.jsonText;
import static io.aui.appserver.validation.schema.Types.list;
import static io.aui.appserver.validation.schema.Types.member;
import static io.aui.appserver.validation.schema.Types.object;
import static io.aui.appserver.validation.schema.Types.text;

/**
 * The configuration structures of IMS, member by member, from the models of its SDK 6.20.2 and
 * their documentation pages. A comment marks each deviation in favour of the official clients.
 *
 * <p>Strings whose set of values still grows (languages, models, emotions, roles) are plain strings
 * here.
 */
public final class Schemas {
  /** The members of all workflow types; what only one of them has is a plain string. */
  private static final Schema TEMPLATE =
      object(
          member("AsrHotWords", list(text(), 128)),
          member("AsrLanguageId", text()),
          member("AsrMaxSilence", integer(200, 1200)), // ms
          member("AvatarId", text()),
          member("AvatarUrl", text()),
          member("AvatarUrlType", text()),
          member("BailianAppParams", jsonText()),
          member("CharBreak", bool()),
          member("EnableIntelligentSegment", bool()),
          member("EnablePushToTalk", bool()),
          member("EnableVoiceInterrupt", bool()),
          member("GracefulShutdown", bool()),
          member("Greeting", text(128)),
          member("InterruptWords", list(text())),
          member("LlmHistory", Parts.LLM_HISTORY),
          member("LlmHistoryLimit", integer()),
          member("LlmSystemPrompt", text()),
          member("MaxIdleTime", integer()), // s
          member("UseVoiceprint", bool()),
          member("UserOfflineTimeout", integer()), // s
          member("UserOnlineTimeout", integer()), // s
          member("VadLevel", integer(0, 11)),
          member("VoiceId", text(64)),
          member("VoiceIdList", list(text())),
          member("VoiceprintId", text()),
          member("Volume", integer(0, 400)), // percent
          member("WakeUpQuery", text()),
          member("WorkflowOverrideParams", jsonText()));

  /** AIAgentConfig: the request member {@code agent_config}. */
  public static final Schema AGENT_CONFIG =
      object(
          member("AmbientSoundConfig", Parts.AMBIENT_SOUND),
          member("AsrConfig", Parts.ASR),
          member("AutoSpeechConfig", Parts.AUTO_SPEECH),
          member("AvatarConfig", object(member("AvatarId", text()))),
          member("AvatarUrl", text()),
          member("AvatarUrlType", text()),
          member("BackChannelingConfig", list(Parts.OLD_BACK_CHANNELING)),
          member("BackChannelingConfigs", list(Parts.BACK_CHANNELING)),
          member("EnableIntelligentSegment", bool()),
          member("EnablePushToTalk", bool()),
          member("ExperimentalConfig", text()),
          member("GracefulShutdown", bool()),
          member("Greeting", text()),
          member("InterruptConfig", Parts.INTERRUPT),
          member("LlmConfig", Parts.llm(Parts.OUTPUT_MAX_DELAY)),
          member("MaxIdleTime", integer()), // s
          member("TtsConfig", Parts.tts(20)),
          member("TurnDetectionConfig", Parts.TURN_DETECTION),
          member("UserOfflineTimeout", integer()), // s
          member("UserOnlineTimeout", integer()), // s
          member("VcrConfig", Parts.VCR),
          member("VoiceprintConfig", Parts.VOICEPRINT),
          member("Volume", integer(0, 400)), // percent
          member("WakeUpQuery", text()),
          member("WorkflowOverrideParams", jsonText()));

  /** AIAgentOutboundCallConfig: the request member {@code config} of an outbound call. */
  public static final Schema OUTBOUND_CALL_CONFIG =
      object(
          member("AmbientSoundConfig", Parts.AMBIENT_SOUND),
          member("AsrConfig", Parts.ASR),
          member("AutoSpeechConfig", Parts.AUTO_SPEECH),
          // Documented as one object here; the Web client sends a list, as in an AIAgentConfig.
          member(
              "BackChannelingConfig",
              either(Parts.OLD_BACK_CHANNELING, list(Parts.OLD_BACK_CHANNELING))),
          member("BackChannelingConfigs", list(Parts.BACK_CHANNELING)),
          member("EnableIntelligentSegment", bool()),
          member("ExperimentalConfig", text()),
          member("Greeting", text()),
          member("GreetingDelay", integer(0, 5_000)), // ms
          member("InterruptConfig", Parts.INTERRUPT),
          // Documented with a string here; the Web client sends a number, as in an AIAgentConfig.
          member("LlmConfig", Parts.llm(either(text(), Parts.OUTPUT_MAX_DELAY))),
          member("MaxIdleTime", integer()), // s
          member("TtsConfig", Parts.tts(10)),
          member("TurnDetectionConfig", Parts.TURN_DETECTION));

  /** AIAgentTemplateConfig (deprecated): the request member {@code template_config}. */
  public static final Schema TEMPLATE_CONFIG =
      object(
          member("VoiceChat", TEMPLATE),
          member("AvatarChat3D", TEMPLATE),
          member("VisionChat", TEMPLATE),
          member("VideoChat", TEMPLATE)); // not documented; official clients send it

  /** ChatSyncConfig: the request member {@code chat_sync_config}. */
  public static final Schema CHAT_SYNC_CONFIG =
      object(member("IMAIAgentId", text()), member("ReceiverId", text()));

  /** Input of SetAIAgentVoiceprint: the request member {@code input}. */
  public static final Schema VOICEPRINT_INPUT =
      object(
          member("Type", choice("url", "oss")),
          member("Data", text(4_096)), // at most a URL signed with a temporary key
          member("Format", text(16)));

  private Schemas() {}
}
