package io.aui.appserver.sandbox.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aui.appserver.sandbox.protocol.Ids;
import io.aui.appserver.sandbox.protocol.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The dialogue of each session, oldest entry first: at most 1,000 sessions with 50 entries each,
 * and fewer if their texts are too long together.
 */
public final class Dialogues {
  private static final int SESSIONS = 1_000;
  private static final int PER_SESSION = 50;

  /** Of an entry besides its text. */
  private static final int MEMBERS_LENGTH = 250;

  private final LengthBoundedMap<String, List<ObjectNode>> bySession =
      new LengthBoundedMap<>(SESSIONS, Dialogues::length);

  /** Adds an entry with a round of its own. */
  public void add(
      String sessionId, String source, String producer, String type, String text, Instant at) {
    List<ObjectNode> entries = bySession.get(sessionId).orElseGet(ArrayList::new);
    entries.add(
        Json.object()
            .put("DialogueId", Ids.hex())
            .put("NodeId", Ids.hex())
            .put("RoundId", Ids.hex())
            .put("Producer", producer)
            .put("Source", source)
            .put("Type", type)
            .put("Text", text)
            .put("Time", at.toEpochMilli()));
    if (entries.size() > PER_SESSION) {
      entries.remove(0);
    }
    bySession.put(sessionId, entries);
  }

  /** All dialogues, to be restored by another emulator. */
  public ObjectNode saved() {
    ObjectNode saved = Json.object();
    for (String session : bySession.keys()) {
      saved.putArray(session).addAll(of(session));
    }
    return saved;
  }

  /** Adds dialogues as they were saved. */
  public void restore(JsonNode saved) {
    saved
        .properties()
        .forEach(
            session -> {
              List<ObjectNode> entries = new ArrayList<>();
              session.getValue().forEach(entry -> entries.add((ObjectNode) entry));
              bySession.put(session.getKey(), entries);
            });
  }

  /** A session's entries, oldest first; empty for an unknown session. */
  public List<ObjectNode> of(String sessionId) {
    return bySession.get(sessionId).orElse(List.of());
  }

  /** Removes an entry; false if there is no such entry. */
  public boolean remove(String sessionId, String dialogueId) {
    boolean removed =
        bySession
            .get(sessionId)
            .filter(
                entries ->
                    entries.removeIf(entry -> entry.path("DialogueId").asText().equals(dialogueId)))
            .isPresent();
    bySession.changed(sessionId);
    return removed;
  }

  private static long length(String sessionId, List<ObjectNode> entries) {
    return sessionId.length()
        + entries.stream()
            .mapToLong(entry -> MEMBERS_LENGTH + entry.path("Text").asText().length())
            .sum();
  }
}
