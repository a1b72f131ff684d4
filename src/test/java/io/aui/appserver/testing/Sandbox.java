package io.aui.appserver.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;

/** The control port of an emulator of IMS, as app developers use it. */
public final class Sandbox {
  private final String base;

  /** The control port at this address, which ends in a slash. */
  public Sandbox(URI base) {
    this.base = base.toString();
  }

  /** Has callbacks sent to the server under test. */
  public void sendCallbacks(String token) {
    control(
        "PUT",
        "_callbacks",
        Json.object("url", Api.url("v1", "callback"), "token", token).toString());
  }

  /** Makes callbacks go wrong. */
  public void callbackFault(String fault) {
    control("POST", "_callbacks", fault);
  }

  /** Drops the faults of callbacks, and forgets what was sent. */
  public void clearCallbacks() {
    control("DELETE", "_callbacks", "");
  }

  /** The callbacks about an instance that were answered. */
  public List<JsonNode> callbacks(String instance) {
    return control("GET", "_callbacks", "")
        .path("sent")
        .valueStream()
        .filter(each -> each.path("ai_agent_instance_id").asText().equals(instance))
        .filter(each -> each.has("status"))
        .toList();
  }

  /** Lets a client join the channel of its RTC token. Returns the id of the agent's instance. */
  public String join(String rtcToken) {
    return control("POST", "_clients", Json.object("rtc_auth_token", rtcToken).toString())
        .path("ai_agent_instance_id")
        .asText();
  }

  /** Ends a call. */
  public void hangUp(String instance, String by) {
    control("POST", "_hangups", Json.object("ai_agent_instance_id", instance, "by", by).toString());
  }

  /** Adds a fault of IMS itself. */
  public void fault(String fault) {
    control("POST", "_faults", fault);
  }

  private JsonNode control(String method, String path, String body) {
    Http.Reply reply =
        Http.send(Http.request(base + path).method(method, BodyPublishers.ofString(body)));
    assertThat(reply.status()).as(reply.toString()).isBetween(200, 201);
    return reply.json();
  }
}
