package io.aui.appserver.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/**
 * The emulator's own door, beside what it emulates: {@code POST /_faults} queues a fault, {@code
 * DELETE} drops them all, {@code GET} lists them.
 */
final class ControlEndpoint {
  private static final String PATH = "/_faults";

  private final Faults faults;
  private final Set<String> actions;

  ControlEndpoint(Faults faults, Set<String> actions) {
    this.faults = faults;
    this.actions = actions;
  }

  boolean owns(String path) {
    return path.equals(PATH);
  }

  Answer answer(Received request) {
    return switch (request.method()) {
      case "POST" -> add(request.body().toString(UTF_8));
      case "DELETE" -> {
        faults.clear();
        yield list(200);
      }
      case "GET" -> list(200);
      default -> refusal(405, "POST, GET and DELETE are understood here");
    };
  }

  private Answer add(String body) {
    try {
      faults.add(FaultJson.read(body, actions::contains));
      return list(201);
    } catch (IllegalArgumentException e) {
      return refusal(400, e.getMessage());
    }
  }

  private Answer list(int status) {
    ObjectNode answer = Json.object();
    var queued = answer.putArray("faults");
    faults.all().forEach(fault -> queued.add(FaultJson.write(fault)));
    return Answer.json(status, answer);
  }

  private static Answer refusal(int status, String message) {
    return Answer.json(status, Json.object().put("message", message));
  }
}
