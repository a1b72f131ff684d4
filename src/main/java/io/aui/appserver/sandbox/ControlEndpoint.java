package io.aui.appserver.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/**
 * The emulator's own door, beside what it emulates: {@code POST /_faults} queues a fault, {@code
 * DELETE} drops them all, {@code GET} lists them. {@code GET /_calls} tells what was received, to
 * those who cannot look into this process; {@code DELETE} forgets it.
 */
final class ControlEndpoint {
  private static final String FAULTS = "/_faults";
  private static final String CALLS = "/_calls";

  private final Faults faults;
  private final CallLog calls;
  private final Set<String> actions;

  ControlEndpoint(Faults faults, CallLog calls, Set<String> actions) {
    this.faults = faults;
    this.calls = calls;
    this.actions = actions;
  }

  boolean owns(String path) {
    return path.equals(FAULTS) || path.equals(CALLS);
  }

  Answer answer(RecordedRequest request) {
    return request.path().equals(FAULTS) ? faults(request) : calls(request.method());
  }

  private Answer faults(RecordedRequest request) {
    return switch (request.method()) {
      case "POST" -> add(request.body().toString(UTF_8));
      case "DELETE" -> {
        faults.clear();
        yield listFaults(200);
      }
      case "GET" -> listFaults(200);
      default -> refusal(405, "POST, GET and DELETE are understood here");
    };
  }

  private Answer calls(String method) {
    return switch (method) {
      case "DELETE" -> {
        calls.clear();
        yield listCalls();
      }
      case "GET" -> listCalls();
      default -> refusal(405, "GET and DELETE are understood here");
    };
  }

  private Answer add(String body) {
    try {
      faults.add(FaultJson.read(body, actions::contains));
      return listFaults(201);
    } catch (IllegalArgumentException e) {
      return refusal(400, e.getMessage());
    }
  }

  private Answer listFaults(int status) {
    ObjectNode answer = Json.object();
    var queued = answer.putArray("faults");
    faults.all().forEach(fault -> queued.add(FaultJson.write(fault)));
    return Answer.json(status, answer);
  }

  /** Without headers: a signature is nobody's business, and all else is among the parameters. */
  private Answer listCalls() {
    ObjectNode answer = Json.object();
    var received = answer.putArray("calls");
    for (ReceivedCall call : calls.all()) {
      ObjectNode entry = received.addObject().put("action", call.action());
      call.parameters().forEach(entry.putObject("parameters")::put);
      entry.put("outcome", call.outcome());
    }
    return Answer.json(200, answer);
  }

  private static Answer refusal(int status, String message) {
    return Answer.json(status, Json.object().put("message", message));
  }
}
