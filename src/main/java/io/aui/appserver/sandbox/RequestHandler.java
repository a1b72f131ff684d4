package io.aui.appserver.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.http.HttpServerRequest;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Takes every request from reading to answering. */
final class RequestHandler {
  private static final Logger LOG = Logger.getLogger(RequestHandler.class);

  private final Gateway gateway;
  private final ControlEndpoint control;
  private final Faults faults;
  private final CallLog calls;
  private final EmulatorResponse delivery;

  RequestHandler(
      Gateway gateway,
      ControlEndpoint control,
      Faults faults,
      CallLog calls,
      EmulatorResponse delivery) {
    this.gateway = gateway;
    this.control = control;
    this.faults = faults;
    this.calls = calls;
    this.delivery = delivery;
  }

  void handle(HttpServerRequest request) {
    request
        .body()
        .map(body -> RecordedRequest.of(request, body))
        .onSuccess(
            received -> {
              if (control.owns(received.path())) {
                delivery.whole(request, control.answer(received));
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
    Answer answer;
    try {
      Action action = gateway.admit(received);
      Parameters in = Parameters.decode(received.rawQuery());
      parameters = in.asMap();
      fault = faults.take(received.action());
      ObjectNode members = refuseOrPerform(fault, action, in);
      outcome = fault.map(each -> each.kind().spelling()).orElse("OK");
      Answer right = Answer.success(members, requestId);
      answer = fault.map(each -> each.kind().spoil(right, requestId)).orElse(right);
    } catch (RefusedException e) {
      outcome = e.refusal().code();
      answer = refusal(e.refusal(), requestId, received);
    } catch (RuntimeException e) {
      // A mistake in this emulator; without an answer the caller would wait for ever.
      LOG.errorf(e, "the sandbox failed to answer %s", received.action());
      outcome = "InternalError";
      answer = refusal(Refusal.internalError(), requestId, received);
    }
    calls.add(
        new ReceivedCall(
            received.action(), parameters, received.headers(), received.requestLine(), outcome));
    if (fault.isPresent()) {
      delivery.faulty(request, answer, fault.get());
    } else {
      delivery.whole(request, answer);
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

  private static Answer refusal(Refusal refusal, String requestId, RecordedRequest received) {
    return Answer.refusal(refusal, requestId, received.header("host").orElse("unknown"));
  }
}
