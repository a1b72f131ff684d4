package io.aui.appserver.ims;

import static io.aui.appserver.ims.Answers.needed;

import io.aui.appserver.ims.Voiceprints.Voiceprint;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** The door to IMS for voiceprints; the promises are those of {@link ImsGateway}. */
@Singleton
public class VoiceprintGateway {
  private final ImsCalls calls;

  VoiceprintGateway(ImsCalls calls) {
    this.calls = calls;
  }

  /**
   * Registers a voiceprint, or replaces it.
   *
   * @param voiceprintId may be null: IMS then makes one
   * @param input where the recording is: JSON text; may be null
   */
  public Uni<RegisteredVoiceprint> set(String region, String voiceprintId, String input) {
    return calls
        .call(
            ImsAction.SET_AI_AGENT_VOICEPRINT,
            region,
            ImsClient::setAIAgentVoiceprint,
            new ImsParameters().with("VoiceprintId", voiceprintId).with("Input", input))
        .map(
            answer ->
                new RegisteredVoiceprint(
                    answer.RequestId(),
                    needed(
                        answer.VoiceprintId() == null ? voiceprintId : answer.VoiceprintId(),
                        "VoiceprintId",
                        answer)));
  }

  /** Deletes a voiceprint; both parameters may be null. */
  public Uni<Acknowledged> clear(String region, String voiceprintId, String registrationMode) {
    return calls
        .call(
            ImsAction.CLEAR_AI_AGENT_VOICEPRINT,
            region,
            ImsClient::clearAIAgentVoiceprint,
            new ImsParameters()
                .with("VoiceprintId", voiceprintId)
                .with("RegistrationMode", registrationMode))
        .map(Answers::acknowledged);
  }

  /** Lists voiceprints; all parameters but the region may be null. */
  public Uni<Voiceprints> list(
      String region, Long pageNumber, Long pageSize, String registrationMode, String voiceprintId) {
    return calls
        .call(
            ImsAction.LIST_AI_AGENT_VOICEPRINTS,
            region,
            ImsClient::listAIAgentVoiceprints,
            new ImsParameters()
                .with("PageNumber", pageNumber)
                .with("PageSize", pageSize)
                .with("RegistrationMode", registrationMode)
                .with("VoiceprintId", voiceprintId))
        .map(
            answer ->
                new Voiceprints(
                    answer.RequestId(),
                    answer.TotalCount(),
                    Answers.list(
                        answer.Voiceprints(),
                        entry ->
                            new Voiceprint(
                                entry.VoiceprintId(), entry.GmtCreate(), entry.GmtModified()))));
  }
}
