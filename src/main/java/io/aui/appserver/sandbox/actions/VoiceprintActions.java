package io.aui.appserver.sandbox.actions;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aui.appserver.sandbox.protocol.Ids;
import io.aui.appserver.sandbox.protocol.Json;
import io.aui.appserver.sandbox.protocol.Parameters;
import io.aui.appserver.sandbox.protocol.Refusal;
import io.aui.appserver.sandbox.protocol.Timestamps;
import io.aui.appserver.sandbox.state.AccountState;
import io.aui.appserver.sandbox.state.LengthBoundedMap;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The operations on voiceprints. Keeps at most 10,000 voiceprints; the oldest goes first. */
final class VoiceprintActions {
  private static final int CAPACITY = 10_000;

  private final AccountState account;
  private final LengthBoundedMap<String, Voiceprint> byId =
      new LengthBoundedMap<>(CAPACITY, (id, voiceprint) -> id.length());

  private record Voiceprint(Instant created, Instant modified) {}

  VoiceprintActions(AccountState account) {
    this.account = account;
  }

  Map<String, Action> table() {
    return Map.of(
        "SetAIAgentVoiceprint", this::set,
        "ClearAIAgentVoiceprint", this::clear,
        "ListAIAgentVoiceprints", this::list);
  }

  private ObjectNode set(Parameters in) {
    in.object("Input").ifPresent(VoiceprintActions::checkInput);
    String id = in.text("VoiceprintId", 127).orElseGet(Ids::hex);
    Instant now = account.now();
    byId.put(id, new Voiceprint(byId.get(id).map(Voiceprint::created).orElse(now), now));
    return Json.object().put("VoiceprintId", id);
  }

  private ObjectNode clear(Parameters in) {
    registrationMode(in);
    Optional<String> id = in.text("VoiceprintId", 127);
    if (id.isPresent() && !byId.remove(id.get())) {
      throw Refusal.resourceNotFound("voiceprint").asException();
    }
    return Json.object();
  }

  private ObjectNode list(Parameters in) {
    registrationMode(in);
    long page = in.number("PageNumber", 1, Integer.MAX_VALUE, 1);
    long size = in.number("PageSize", 1, 100, 10);
    Optional<String> wanted = in.text("VoiceprintId");
    List<String> found =
        byId.keys().stream().filter(id -> wanted.isEmpty() || wanted.get().equals(id)).toList();
    ObjectNode response = Json.object().put("TotalCount", found.size());
    ArrayNode voiceprints = response.putArray("Voiceprints");
    found.stream()
        .skip((page - 1) * size)
        .limit(size)
        .forEach(
            id -> {
              Voiceprint voiceprint = byId.get(id).orElseThrow();
              voiceprints
                  .addObject()
                  .put("VoiceprintId", id)
                  .put("GmtCreate", Timestamps.withOffset(voiceprint.created()))
                  .put("GmtModified", Timestamps.withOffset(voiceprint.modified()));
            });
    return response;
  }

  private static void registrationMode(Parameters in) {
    in.oneOf("RegistrationMode", "Explicit", "Explicit", "Implicit");
  }

  private static void checkInput(ObjectNode input) {
    Parameters.refuseIf(
        !List.of("url", "oss").contains(input.path("Type").asText()), "Input", "Type url or oss");
    Parameters.refuseIf(input.path("Data").asText().isEmpty(), "Input", "Data is mandatory");
    Parameters.refuseIf(
        input.has("Format") && !input.path("Format").asText().equals("wav"), "Input", "Format wav");
  }
}
