package io.aui.appserver.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A plain HTTP client for tests. */
public final class Http {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private Http() {}

  /** What came back. */
  public record Reply(int status, java.net.http.HttpHeaders headers, String body) {
    /** The body as JSON; fails the test where it is none. */
    public JsonNode json() {
      return Json.read(body);
    }

    /** A member as text. */
    public String text(String member) {
      return json().path(member).asText();
    }

    /** The body's {@code code}. */
    public int code() {
      return json().path("code").asInt();
    }

    /** A header, empty where there is none. */
    public String header(String name) {
      return headers.firstValue(name).orElse("");
    }

    @Override
    public String toString() {
      return status + " " + body;
    }
  }

  /** GET. */
  public static Reply get(String url) {
    return send(request(url).GET());
  }

  static byte[] getBytes(String url) {
    try {
      return CLIENT.send(request(url).GET().build(), BodyHandlers.ofByteArray()).body();
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** POST of JSON. */
  public static Reply post(String url, String body) {
    return send(json(url, body));
  }

  /** POST of JSON without waiting for the answer. */
  public static CompletableFuture<Reply> postLater(String url, String body) {
    return sendLater(json(url, body));
  }

  /** Sends without waiting for the answer. */
  public static CompletableFuture<Reply> sendLater(HttpRequest.Builder request) {
    return CLIENT.sendAsync(request.build(), BodyHandlers.ofString()).thenApply(Http::reply);
  }

  /** A request to build upon, with a time-out that no good answer needs. */
  public static HttpRequest.Builder request(String url) {
    return HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(60));
  }

  /** Sends. */
  public static Reply send(HttpRequest.Builder request) {
    try {
      return reply(CLIENT.send(request.build(), BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static HttpRequest.Builder json(String url, String body) {
    return request(url)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body));
  }

  private static Reply reply(HttpResponse<String> response) {
    return new Reply(response.statusCode(), response.headers(), response.body());
  }
}
