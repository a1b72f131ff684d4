package io.aui.appserver.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aui.appserver.sandbox.actions.Action;
import io.aui.appserver.sandbox.faults.Fault;
import io.aui.appserver.sandbox.faults.FaultKind;
import io.aui.appserver.sandbox.faults.Faults;
import io.aui.appserver.sandbox.gateway.RequestValidator;
import io.aui.appserver.sandbox.protocol.EmulatorResponse;
import io.aui.appserver.sandbox.protocol.Ids;
import io.aui.appserver.sandbox.protocol.Json;
import io.aui.appserver.sandbox.protocol.Parameters;
import io.aui.appserver.sandbox.protocol.RecordedRequest;
import io.aui.appserver.sandbox.protocol.Refusal;
import io.aui.appserver.sandbox.protocol.RefusedException;
import io.vertx.core.http.HttpServerRequest;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Handles every request from reading it to sending the response. */
final class RequestHandler {
  private static final Logger LOG = Logger.getLogger(RequestHandler.class);

  private final RequestValidator validator;
  private final ControlEndpoint control;
  private final MetadataService metadata;
  private final Faults faults;
  private final CallLog calls;
  private final EmulatorResponseWriter writer;

  RequestHandler(
      RequestValidator validator,
      ControlEndpoint control,
      MetadataService metadata,
      Faults faults,
      CallLog calls,
      EmulatorResponseWriter writer) {
    this.validator = validator;
    this.control = control;
    this.metadata = metadata;
    this.faults = faults;
    this.calls = calls;
    this.writer = writer;
  }

  void handle(HttpServerRequest request) {
    request
        .body()
        .map(body -> RecordedRequest.of(request, body))
        .onSuccess(
            received -> {
              if (control.owns(received)) {
                writer.whole(request, control.handle(received));
              } else if (metadata.owns(received.path())) {
                writer.whole(request, metadata.handle(received));
              } else {
                call(request, received);
              }
            });
  }

  private void call(HttpServerRequest request, RecordedRequest received) {
    String requestId = Ids.request();
    Map<String, String> parameters = Map.of();
    Optional<Fault> fault = Optional.empty();
    String outcome;
    EmulatorResponse response;
    try {
      Action action = validator.validate(received);
      Parameters in = received.parameters();
      parameters = in.asMap();
      fault = faults.take(received.action());
      ObjectNode members = refuseOrPerform(fault, action, in);
      outcome = fault.map(each -> each.kind().spelling()).orElse("OK");
      EmulatorResponse correct = EmulatorResponse.success(members, requestId);
      response = fault.map(each -> each.kind().apply(correct, requestId)).orElse(correct);
    } catch (RefusedException e) {
      outcome = e.refusal().code();
      response = refusal(e.refusal(), requestId, received);
    } catch (RuntimeException e) {
      // A bug in the emulator. Without a response the caller would wait for ever.
      LOG.errorf(e, "the sandbox failed to handle %s", received.action());
      outcome = "InternalError";
      response = refusal(Refusal.internalError(), requestId, received);
    }
    calls.add(
        new ReceivedCall(
            received.action(),
            parameters,
            received.headers(),
            received.requestLine(),
            outcome,
            response.body()));
    if (fault.isPresent()) {
      writer.faulty(request, response, fault.get());
    } else {
      writer.whole(request, response);
    }
  }

  private static ObjectNode refuseOrPerform(Optional<Fault> fault, Action action, Parameters in) {
    Optional<Refusal> refusal = fault.flatMap(Fault::refusal);
    if (refusal.isPresent()) {
      throw refusal.get().asException();
    }
    boolean ignored = fault.filter(each -> each.kind() == FaultKind.IGNORED).isPresent();
    return ignored ? Json.object() : action.perform(in);
  }

  private static EmulatorResponse refusal(
      Refusal refusal, String requestId, RecordedRequest received) {
    return EmulatorResponse.refusal(refusal, requestId, received.header("host").orElse("unknown"));
  }
}
