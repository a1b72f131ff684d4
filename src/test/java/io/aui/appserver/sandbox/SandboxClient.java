package io.aui.appserver.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.aui.appserver.ims.signing.Acs3Request;
import io.aui.appserver.ims.signing.Acs3Signer;
import io.aui.appserver.ims.signing.CanonicalQuery;
import io.aui.appserver.ims.signing.Credentials;
import io.aui.appserver.sandbox.protocol.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Calls an emulator as this server does: form-encoded query, empty body, our signer. */
final class SandboxClient {
  static final Credentials CREDENTIALS =
      Credentials.permanent(SandboxDefaults.ACCESS_KEY_ID, SandboxDefaults.ACCESS_KEY_SECRET);

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final Emulator emulator;
  private final InstantSource clock;
  private final Acs3Signer signer = new Acs3Signer();

  record Reply(int status, String contentType, String body) {
    JsonNode json() {
      return Json.read(body).orElse(MissingNode.getInstance());
    }

    String text(String member) {
      return json().path(member).asText();
    }

    String code() {
      return text("Code");
    }
  }

  SandboxClient(Emulator emulator) {
    this(emulator, InstantSource.system());
  }

  SandboxClient(Emulator emulator, InstantSource clock) {
    this.emulator = emulator;
    this.clock = clock;
  }

  /** Calls an operation of IMS. */
  Reply call(String action, Map<String, String> parameters) throws Exception {
    return call(action, "2020-11-09", form(parameters), CREDENTIALS);
  }

  /** Calls an operation that must succeed. */
  JsonNode ok(String action, Map<String, String> parameters) throws Exception {
    Reply reply = call(action, parameters);
    if (reply.status() != 200) {
      throw new AssertionError(action + ": " + reply);
    }
    return reply.json();
  }

  Reply call(String action, String version, String rawQuery, Credentials credentials)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(emulator.base() + "?" + rawQuery));
    signer
        .sign(
            new Acs3Request("POST", "/", CanonicalQuery.of(rawQuery), host(), action, version),
            credentials,
            clock.instant(),
            UUID.randomUUID().toString())
        .forEach(request::header);
    return send(request.POST(BodyPublishers.noBody()));
  }

  /** Calls the emulator's control endpoint. */
  Reply control(String method, String body) throws Exception {
    return control("_faults", method, body);
  }

  Reply control(String path, String method, String body) throws Exception {
    return send(
        HttpRequest.newBuilder(emulator.base().resolve(path))
            .method(method, BodyPublishers.ofString(body)));
  }

  String host() {
    return emulator.base().getAuthority();
  }

  static String form(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(
            p ->
                URLEncoder.encode(p.getKey(), UTF_8) + "=" + URLEncoder.encode(p.getValue(), UTF_8))
        .collect(Collectors.joining("&"));
  }

  static Reply send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> response =
        HTTP.send(request.timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofString());
    return new Reply(
        response.statusCode(),
        response.headers().firstValue("content-type").orElse(""),
        response.body());
  }
}
