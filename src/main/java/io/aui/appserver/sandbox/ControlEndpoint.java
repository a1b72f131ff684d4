package io.aui.appserver.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aui.appserver.Secret;
import io.aui.appserver.sandbox.callbacks.CallbackTarget;
import io.aui.appserver.sandbox.callbacks.Callbacks;
import io.aui.appserver.sandbox.faults.FaultJson;
import io.aui.appserver.sandbox.faults.FaultKind;
import io.aui.appserver.sandbox.faults.Faults;
import io.aui.appserver.sandbox.protocol.EmulatorResponse;
import io.aui.appserver.sandbox.protocol.Json;
import io.aui.appserver.sandbox.protocol.Parameters;
import io.aui.appserver.sandbox.protocol.RecordedRequest;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The emulator's own HTTP interface; docs/sandbox.md describes it. */
final class ControlEndpoint {
  private static final String FAULTS = "/_faults";
  private static final String CALLS = "/_calls";
  private static final String CLIENTS = "/_clients";
  private static final String HANG_UPS = "/_hangups";
  private static final String CALLBACKS = "/_callbacks";
  private static final String START_PAGE = "/";
  private static final String TOKEN = "/_token";
  static final String KEYS = "/_keys";
  private static final Set<String> PATHS =
      Set.of(FAULTS, CALLS, CLIENTS, HANG_UPS, CALLBACKS, TOKEN, KEYS);

  /** Members that are tokens or keys, also in JSON within a text. */
  private static final Pattern SECRETS =
      Pattern.compile(
          "(\\\\*\"(?:\\w*Token|Nonce|AppSign|AccessKeySecret)\\\\*\"\\s*:\\s*\\\\*\")[^\"\\\\]+");

  private static final String ONLY_POST = "POST is allowed here";
  private static final String ONLY_GET = "GET is allowed here";

  private final Faults faults;
  private final CallLog calls;
  private final Set<String> actions;
  private final ClientActions clients;
  private final Callbacks callbacks;
  private final DevLogin login;
  private final Set<String> agents;

  ControlEndpoint(
      Faults faults,
      CallLog calls,
      Set<String> actions,
      ClientActions clients,
      Callbacks callbacks,
      DevLogin login,
      Set<String> agents) {
    this.faults = faults;
    this.calls = calls;
    this.actions = actions;
    this.clients = clients;
    this.callbacks = callbacks;
    this.login = login;
    this.agents = agents;
  }

  /** IMS's actions are called at {@code /}, too, but with POST, or with an action. */
  boolean owns(RecordedRequest request) {
    return PATHS.contains(request.path())
        || (request.path().equals(START_PAGE)
            && request.method().equals("GET")
            && request.action().isEmpty());
  }

  EmulatorResponse handle(RecordedRequest request) {
    String method = request.method();
    String body = request.body().toString(UTF_8);
    try {
      return switch (request.path()) {
        case FAULTS -> faults(method, body);
        case CALLS -> calls(method, request.parameters());
        case CLIENTS ->
            method.equals("POST")
                ? EmulatorResponse.json(201, clients.join(body))
                : refusal(405, ONLY_POST);
        case HANG_UPS ->
            method.equals("POST")
                ? EmulatorResponse.json(200, clients.hangUp(body))
                : refusal(405, ONLY_POST);
        case TOKEN ->
            method.equals("GET")
                ? EmulatorResponse.text(login.token(request.parameters()))
                : refusal(405, ONLY_GET);
        case KEYS ->
            method.equals("GET")
                ? EmulatorResponse.json(200, login.keys())
                : refusal(405, ONLY_GET);
        case START_PAGE -> EmulatorResponse.html(StartPage.html(base(request), agents));
        default -> callbacks(method, body);
      };
    } catch (IllegalArgumentException e) {
      return refusal(400, e.getMessage());
    }
  }

  private static String base(RecordedRequest request) {
    return request
        .header("host")
        .filter(host -> host.matches("[\\w.:-]+"))
        .map(host -> host + "/")
        .orElse("localhost/");
  }

  private EmulatorResponse faults(String method, String body) {
    return switch (method) {
      case "POST" -> {
        faults.add(FaultJson.read(body, actions::contains));
        yield listFaults(201);
      }
      case "DELETE" -> {
        faults.clear();
        yield listFaults(200);
      }
      case "GET" -> listFaults(200);
      default -> refusal(405, "POST, GET and DELETE are allowed here");
    };
  }

  private EmulatorResponse calls(String method, Parameters parameters) {
    return switch (method) {
      case "DELETE" -> {
        calls.clear();
        yield listCalls(Map.of());
      }
      case "GET" -> listCalls(listed(parameters));
      default -> refusal(405, "GET and DELETE are allowed here");
    };
  }

  private EmulatorResponse callbacks(String method, String body) {
    return switch (method) {
      case "PUT" -> {
        callbacks.sendTo(target(body));
        yield EmulatorResponse.json(200, callbacks.show());
      }
      case "POST" -> {
        callbacks.addFault(body);
        yield EmulatorResponse.json(201, callbacks.show());
      }
      case "DELETE" -> {
        callbacks.clear();
        yield EmulatorResponse.json(200, callbacks.show());
      }
      case "GET" -> EmulatorResponse.json(200, callbacks.show());
      default -> refusal(405, "PUT, POST, GET and DELETE are allowed here");
    };
  }

  private static CallbackTarget target(String body) {
    ObjectNode json = Json.readObject(body).orElseGet(Json::object);
    String url = json.path("url").asText();
    if (!url.matches("https?://.+") || !json.path("token").isTextual()) {
      throw new IllegalArgumentException("url (http or https) and token are expected");
    }
    return new CallbackTarget(url, Secret.of(json.path("token").textValue()));
  }

  private EmulatorResponse listFaults(int status) {
    ObjectNode response = Json.object();
    var queued = response.putArray("faults");
    faults.all().forEach(fault -> queued.add(FaultJson.write(fault)));
    var kinds = response.putArray("kinds");
    Arrays.stream(FaultKind.values()).map(FaultKind::spelling).forEach(kinds::add);
    var known = response.putArray("actions");
    actions.stream().sorted().forEach(known::add);
    return EmulatorResponse.json(status, response);
  }

  /** All calls; if asked for those after a number, the first of these. */
  private Map<Long, ReceivedCall> listed(Parameters parameters) {
    String number = parameters.asMap().get("after");
    if (number == null) {
      return calls.all();
    }
    if (!number.matches("-1|[0-9]{1,15}")) {
      throw new IllegalArgumentException("after must be the number of a call");
    }
    return calls.after(Long.parseLong(number));
  }

  /**
   * Leaves the headers out, because signatures are secret, and masks tokens in responses.
   * Everything else is among the parameters.
   */
  private static EmulatorResponse listCalls(Map<Long, ReceivedCall> listed) {
    ObjectNode response = Json.object();
    var received = response.putArray("calls");
    listed.forEach(
        (number, call) -> {
          ObjectNode entry = received.addObject().put("number", number);
          entry.put("action", call.action());
          call.parameters().forEach(entry.putObject("parameters")::put);
          entry.put("outcome", call.outcome());
          entry.put("response", SECRETS.matcher(call.response()).replaceAll("$1***"));
        });
    return EmulatorResponse.json(200, response);
  }

  private static EmulatorResponse refusal(int status, String message) {
    return EmulatorResponse.json(status, Json.object().put("message", message));
  }
}
