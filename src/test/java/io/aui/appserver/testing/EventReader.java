package io.aui.appserver.testing;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** A client that reads a stream of server-sent events, each on a connection of its own. */
public final class EventReader implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final InputStream body;
  private final List<Event> events = new CopyOnWriteArrayList<>();
  private final List<String> comments = new CopyOnWriteArrayList<>();
  private volatile boolean ended;

  /** An event. */
  public record Event(String id, String name, JsonNode data) {}

  private EventReader(InputStream body) {
    this.body = body;
  }

  /** Opens a stream, which must succeed. */
  public static EventReader open(String url, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url)).header("Accept", "text/event-stream");
    headers.forEach(request::header);
    try {
      HttpResponse<InputStream> response =
          CLIENT.send(request.build(), BodyHandlers.ofInputStream());
      String type = response.headers().firstValue("Content-Type").orElse("");
      if (response.statusCode() != 200 || !type.startsWith("text/event-stream")) {
        throw new AssertionError(
            response.statusCode()
                + " "
                + new String(response.body().readAllBytes(), StandardCharsets.UTF_8));
      }
      EventReader reader = new EventReader(response.body());
      Thread thread = new Thread(reader::read, "events");
      thread.setDaemon(true);
      thread.start();
      return reader;
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private void read() {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
      String id = "";
      String name = "";
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(":")) {
          comments.add(line);
        } else if (line.startsWith("id: ")) {
          id = line.substring(4);
        } else if (line.startsWith("event: ")) {
          name = line.substring(7);
        } else if (line.startsWith("data: ")) {
          events.add(new Event(id, name, Json.read(line.substring(6))));
        }
      }
    } catch (IOException e) {
      // The stream is over either way.
    } finally {
      ended = true;
    }
  }

  /** The events so far. */
  public List<Event> events() {
    return List.copyOf(events);
  }

  /** The comments so far. */
  public List<String> comments() {
    return List.copyOf(comments);
  }

  /** Waits for so many events. */
  public List<Event> awaitEvents(int count) {
    await().atMost(PATIENCE).until(() -> events.size() >= count);
    return events();
  }

  /** Waits for an event. */
  public Event awaitEvent(Predicate<Event> wanted) {
    await().atMost(PATIENCE).until(() -> events.stream().anyMatch(wanted));
    return events.stream().filter(wanted).findFirst().orElseThrow();
  }

  /** Waits until the server has ended the stream, and returns all events. */
  public List<Event> awaitEnd() {
    await().atMost(PATIENCE).until(() -> ended);
    return events();
  }

  /** Whether the stream is open. */
  public boolean isOpen() {
    return !ended;
  }

  @Override
  public void close() {
    try {
      body.close();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
