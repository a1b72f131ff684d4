package io.aui.appserver.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The operations on voiceprints. */
final class VoiceprintActions {
  private static final int CAPACITY = 10_000;

  private final AccountState world;
  private final Map<String, Voiceprint> byId = new LruMap<>(CAPACITY);

  private record Voiceprint(Instant created, Instant modified) {}

  VoiceprintActions(AccountState world) {
    this.world = world;
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
    byId.merge(
        id,
        new Voiceprint(world.now(), world.now()),
        (before, now) -> new Voiceprint(before.created(), now.modified()));
    return Json.object().put("VoiceprintId", id);
  }

  private ObjectNode clear(Parameters in) {
    registrationMode(in);
    Optional<String> id = in.text("VoiceprintId", 127);
    if (id.isPresent() && byId.remove(id.get()) == null) {
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
        byId.keySet().stream().filter(id -> wanted.isEmpty() || wanted.get().equals(id)).toList();
    ObjectNode answer = Json.object().put("TotalCount", found.size());
    ArrayNode voiceprints = answer.putArray("Voiceprints");
    found.stream()
        .skip((page - 1) * size)
        .limit(size)
        .forEach(
            id ->
                voiceprints
                    .addObject()
                    .put("VoiceprintId", id)
                    .put("GmtCreate", Timestamps.withOffset(byId.get(id).created()))
                    .put("GmtModified", Timestamps.withOffset(byId.get(id).modified())));
    return answer;
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
