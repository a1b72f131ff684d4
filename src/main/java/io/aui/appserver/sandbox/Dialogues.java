package io.aui.appserver.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What was said, by session, oldest first. */
final class Dialogues {
  private static final int SESSIONS = 10_000;
  private static final int PER_SESSION = 1_000;

  private final Map<String, List<ObjectNode>> bySession = new LruMap<>(SESSIONS);

  /** Adds one entry, a round of its own. */
  void add(String sessionId, String source, String producer, String type, String text, Instant at) {
    List<ObjectNode> entries = bySession.computeIfAbsent(sessionId, id -> new ArrayList<>());
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
  }

  List<ObjectNode> of(String sessionId) {
    return bySession.getOrDefault(sessionId, List.of());
  }

  /** Removes one entry; false where there is none. */
  boolean remove(String sessionId, String dialogueId) {
    List<ObjectNode> entries = bySession.getOrDefault(sessionId, new ArrayList<>());
    return entries.removeIf(entry -> entry.path("DialogueId").asText().equals(dialogueId));
  }
}
