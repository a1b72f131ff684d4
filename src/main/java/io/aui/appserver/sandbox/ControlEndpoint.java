package io.aui.appserver.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aui.appserver.sandbox.faults.FaultJson;
import io.aui.appserver.sandbox.faults.Faults;
import io.aui.appserver.sandbox.protocol.EmulatorResponse;
import io.aui.appserver.sandbox.protocol.Json;
import io.aui.appserver.sandbox.protocol.RecordedRequest;
import java.util.Set;

/**
 * The emulator's own HTTP interface. {@code POST /_faults} queues a fault, {@code DELETE} drops
 * all, {@code GET} lists them. {@code GET /_calls} lists the received calls, for clients outside of
 * this process; {@code DELETE} clears the list.
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

  EmulatorResponse handle(RecordedRequest request) {
    return request.path().equals(FAULTS) ? faults(request) : calls(request.method());
  }

  private EmulatorResponse faults(RecordedRequest request) {
    return switch (request.method()) {
      case "POST" -> add(request.body().toString(UTF_8));
      case "DELETE" -> {
        faults.clear();
        yield listFaults(200);
      }
      case "GET" -> listFaults(200);
      default -> refusal(405, "POST, GET and DELETE are allowed here");
    };
  }

  private EmulatorResponse calls(String method) {
    return switch (method) {
      case "DELETE" -> {
        calls.clear();
        yield listCalls();
      }
      case "GET" -> listCalls();
      default -> refusal(405, "GET and DELETE are allowed here");
    };
  }

  private EmulatorResponse add(String body) {
    try {
      faults.add(FaultJson.read(body, actions::contains));
      return listFaults(201);
    } catch (IllegalArgumentException e) {
      return refusal(400, e.getMessage());
    }
  }

  private EmulatorResponse listFaults(int status) {
    ObjectNode response = Json.object();
    var queued = response.putArray("faults");
    faults.all().forEach(fault -> queued.add(FaultJson.write(fault)));
    return EmulatorResponse.json(status, response);
  }

  /**
   * Leaves the headers out, because signatures are secret. Everything else is among the parameters.
   */
  private EmulatorResponse listCalls() {
    ObjectNode response = Json.object();
    var received = response.putArray("calls");
    for (ReceivedCall call : calls.all()) {
      ObjectNode entry = received.addObject().put("action", call.action());
      call.parameters().forEach(entry.putObject("parameters")::put);
      entry.put("outcome", call.outcome());
    }
    return EmulatorResponse.json(200, response);
  }

  private static EmulatorResponse refusal(int status, String message) {
    return EmulatorResponse.json(status, Json.object().put("message", message));
  }
}
