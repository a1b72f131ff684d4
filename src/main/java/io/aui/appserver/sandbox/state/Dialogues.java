package io.aui.appserver.sandbox.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aui.appserver.sandbox.protocol.Ids;
import io.aui.appserver.sandbox.protocol.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The dialogue of each session, oldest entry first: at most 1,000 sessions with 50 entries each,
 * since the emulator shares the heap of the server.
 */
public final class Dialogues {
  private static final int SESSIONS = 1_000;
  private static final int PER_SESSION = 50;

  private final Map<String, List<ObjectNode>> bySession = new LruMap<>(SESSIONS);

  /** Adds an entry with a round of its own. */
  public void add(
      String sessionId, String source, String producer, String type, String text, Instant at) {
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

  /** A session's entries, oldest first; empty for an unknown session. */
  public List<ObjectNode> of(String sessionId) {
    return bySession.getOrDefault(sessionId, List.of());
  }

  /** Removes an entry; false if there is no such entry. */
  public boolean remove(String sessionId, String dialogueId) {
    List<ObjectNode> entries = bySession.getOrDefault(sessionId, new ArrayList<>());
    return entries.removeIf(entry -> entry.path("DialogueId").asText().equals(dialogueId));
  }
}
