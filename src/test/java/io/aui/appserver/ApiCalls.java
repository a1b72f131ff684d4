package io.aui.appserver;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Calls operations of the running server as an app would, one at a time or many at once. */
public final class ApiCalls {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** An answer. */
  public record Reply(int status, String body, Map<String, java.util.List<String>> headers) {
    /** A member of the body, as text. */
    public String text(String member) {
      return json().path(member).asText();
    }

    /** A header's first value, or an empty text. */
    public String header(String name) {
      return headers.getOrDefault(name, java.util.List.of("")).get(0);
    }

    private JsonNode json() {
      try {
        return JSON.readTree(body);
      } catch (JsonProcessingException e) {
        throw new AssertionError(body, e);
      }
    }
  }

  /**
   * Calls and waits; {@code path} is version and operation, headers are name and value in turns.
   */
  public Reply call(String path, String body, String... headers) {
    return send(path, body, headers).join();
  }

  /** Calls without waiting. */
  public CompletableFuture<Reply> send(String path, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri(path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.sendAsync(request.build(), BodyHandlers.ofString()).thenApply(ApiCalls::reply);
  }

  private static Reply reply(HttpResponse<String> response) {
    return new Reply(response.statusCode(), response.body(), response.headers().map());
  }

  private static URI uri(String path) {
    String[] parts = path.split("/", 2);
    return URI.create("http://localhost:" + port() + "/api/" + parts[0] + "/aiagent/" + parts[1]);
  }

  /** The port the server listens on. */
  public static int port() {
    return RestAssured.port;
  }
}
