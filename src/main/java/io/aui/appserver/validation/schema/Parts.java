package io.aui.appserver.validation.schema;

import static io.aui.appserver.validation.schema.Types.bool;
import static io.aui.appserver.validation.schema.Types.choice;
import static io.aui.appserver.validation.schema.Types.integer;
import static io.aui.appserver.validation.schema.Types.jsonText;
import static io.aui.appserver.validation.schema.Types.list;
import static io.aui.appserver.validation.schema.Types.member;
import static io.aui.appserver.validation.schema.Types.number;
import static io.aui.appserver.validation.schema.Types.object;
import static io.aui.appserver.validation.schema.Types.required;
import static io.aui.appserver.validation.schema.Types.text;

/** Structures that the configurations in {@link Schemas} consist of. */
final class Parts {
  private static final Schema PROBABILITY = number(0, 1);

  static final Schema AMBIENT_SOUND =
      object(member("ResourceId", text()), member("Volume", integer(0, 100)));

  static final Schema ASR =
      object(
          member("AsrHotWords", list(text(), 128)),
          member("AsrLanguageId", text()),
          member("AsrMaxSilence", integer(200, 1200)), // ms
          member("CustomParams", text()),
          member("VadDuration", integer(0, 200, 2000)), // ms
          member("VadLevel", integer(0, 11)));

  private static final Schema MESSAGES =
      new WeightedTexts(object(member("Probability", PROBABILITY), member("Text", text(100))), 10);

  static final Schema AUTO_SPEECH =
      object(
          member(
              "LlmPending",
              object(
                  member("Messages", MESSAGES),
                  // Documented as required, but the official Web client (2.10.5) never sends it.
                  member("Mode", choice("random", "sequence")),
                  required("WaitTime", integer(500, 10_000)))), // ms
          member(
              "UserIdle",
              object(
                  member("HangupEndWord", text()),
                  required("MaxRepeats", integer(0, 10)),
                  member("Messages", MESSAGES),
                  required("WaitTime", integer(5_000, 600_000))))); // ms

  private static final Schema BACK_CHANNELING_WORDS =
      new WeightedTexts(
          object(required("Probability", PROBABILITY), required("Text", text(20))), 10);

  static final Schema BACK_CHANNELING =
      object(
          required("Enabled", bool()),
          required("Probability", PROBABILITY),
          required("TriggerStage", choice("pause_detected")),
          required("Words", BACK_CHANNELING_WORDS));

  /** The deprecated form; official clients send {@code Enable} instead of {@code Enabled}. */
  static final Schema OLD_BACK_CHANNELING =
      object(
          member("Enabled", bool()),
          member("Enable", bool()),
          required("Probability", PROBABILITY),
          required("TriggerStage", choice("pause_detected")),
          required("Words", BACK_CHANNELING_WORDS));

  static final Schema INTERRUPT =
      object(
          member("EnableVoiceInterrupt", bool()),
          member("InterruptWords", list(text())),
          member("KeepInterruptWordsForLLM", bool()),
          // Documented as cache or discard; for the client SDK any other value is the server's
          // default.
          member("NoInterruptMode", text()),
          member("Eagerness", text())); // outbound calls only, undocumented

  static final Schema LLM_HISTORY = list(object(member("Role", text()), member("Content", text())));

  static final Schema OUTPUT_MAX_DELAY = integer(0, 1_000, 10_000); // ms

  static final Schema TURN_DETECTION =
      object(
          // Documented as Low, Medium or High; for the client SDK any other value is the server's
          // default.
          member("Eagerness", text()),
          member("Mode", choice("Normal", "Semantic")),
          member("SemanticWaitDuration", integer(-1, 0, 10_000)), // ms
          member("TurnEndWords", list(text())));

  private static final Schema VCR_SWITCH = object(member("Enabled", bool()));

  private static final Schema VCR_FRAME_MOTION =
      object(member("Enabled", bool()), member("CallbackDelay", integer(200, 5_000))); // ms

  static final Schema VCR =
      object(
          member("Equipment", VCR_SWITCH),
          member("HeadMotion", VCR_SWITCH),
          member("LookAway", VCR_SWITCH),
          member("PeopleCount", VCR_SWITCH),
          member("InvalidFrameMotion", VCR_FRAME_MOTION),
          member("StillFrameMotion", VCR_FRAME_MOTION));

  static final Schema VOICEPRINT =
      object(
          member("RegistrationMode", choice("Explicit", "Implicit")),
          member("UseVoiceprint", bool()),
          member("VoiceprintId", text()));

  private Parts() {}

  static Schema llm(Schema outputMaxDelay) {
    return object(
        member("BailianAppParams", jsonText()),
        member(
            "FunctionMap",
            list(object(member("Function", text()), member("MatchFunction", text())))),
        member("HistorySyncWithTTS", bool()),
        member("LlmCompleteReply", bool()),
        member("LlmHistory", LLM_HISTORY),
        member("LlmHistoryLimit", integer()),
        member("LlmSystemPrompt", text()),
        member("OpenAIExtraQuery", text()),
        member("OutputMaxDelay", outputMaxDelay),
        member("OutputMinLength", integer(0, 100)));
  }

  static Schema tts(int maxPronunciationRules) {
    return object(
        member("Emotion", text()),
        member("LanguageId", text()),
        member("ModelId", text()),
        member(
            "PronunciationRules",
            list(
                object(
                    member("Word", text(1, 9)),
                    member("Pronunciation", text(1, 9)),
                    member("Type", text())),
                maxPronunciationRules)),
        member("SpeechRate", number(0.5, 2)),
        member("VoiceId", text(64)),
        member("VoiceIdList", list(text())));
  }
}
