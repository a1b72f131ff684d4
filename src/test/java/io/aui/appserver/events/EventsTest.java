package io.aui.appserver.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.aui.appserver.testing.Api;
import io.aui.appserver.testing.EventReader;
import io.aui.appserver.testing.EventReader.Event;
import io.aui.appserver.testing.Http;
import io.aui.appserver.testing.HttpTestBase;
import io.aui.appserver.testing.Json;
import io.aui.appserver.testing.Settings;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client that follows an instance is sent. */
@QuarkusTest
class EventsTest extends HttpTestBase {
  private String instance;

  @BeforeEach
  void startAnInstance() {
    instance = Api.instance("v2");
  }

  @Test
  void beginsWithTheStateAndEndsWithTheEnd() {
    try (EventReader events = follow()) {
      Event first = events.awaitEvents(1).get(0);
      assertThat(first.name()).isEqualTo("state");
      assertThat(first.data().path("state").asText()).isEqualTo("created");
      assertThat(first.data().path("started_at").asText()).isNotEmpty();
      assertThat(first.data().has("resumed")).isFalse();

      callback("session_start", "2026-01-01T00:00:00Z", "{}");
      Event executing = events.awaitEvent(event -> isState(event, "executing"));
      assertThat(executing.data().path("since").asText()).isNotEmpty();

      Api.ok("v2", "stopAIAgentInstance", Api.body("stopAIAgentInstance", instance));
      List<Event> all = events.awaitEnd();
      Event end = all.get(all.size() - 1);
      assertThat(end.name()).isEqualTo("end");
      assertThat(end.data().path("reason").asText()).isEqualTo("owner");
      assertThat(end.data().path("seconds").isInt()).isTrue();
      assertThat(all).extracting(Event::id).isSorted().doesNotHaveDuplicates();
    }
  }

  @Test
  void passesOnWhatCallbacksSay() {
    try (EventReader events = follow()) {
      events.awaitEvents(1);
      callback("chat_record", "2026-01-01T00:00:01Z", "{\"role\":\"user\",\"text\":\"a\\nb ü\"}");
      callback("intent_recognized", "2026-01-01T00:00:02Z", "\"{}\"");

      List<Event> all = events.awaitEvents(3);
      assertThat(all.get(1).name()).isEqualTo("callback");
      assertThat(all.get(1).data())
          .isEqualTo(
              Json.read(
                  "{\"event\":\"chat_record\",\"timestamp\":\"2026-01-01T00:00:01Z\","
                      + "\"data\":{\"role\":\"user\",\"text\":\"a\\nb ü\"}}"));
      assertThat(all.get(2).data().path("data").asText()).isEqualTo("{}");
    }
  }

  @Test
  void aCallbackThatComesTwiceIsPassedOnOnce() {
    try (EventReader events = follow()) {
      events.awaitEvents(1);
      callback("chat_record", "2026-01-01T00:00:01Z", "{\"text\":\"a\"}");
      callback("chat_record", "2026-01-01T00:00:01Z", "{\"text\":\"a\"}");
      callback("chat_record", "2026-01-01T00:00:02Z", "{\"text\":\"b\"}");

      events.awaitEvent(event -> text(event).equals("b"));
      assertThat(events.events()).extracting(EventsTest::text).containsExactly("", "a", "b");
    }
  }

  @Test
  void tooLongDataIsLeftOut() {
    try (EventReader events = follow()) {
      events.awaitEvents(1);
      callback("chat_record", "2026-01-01T00:00:01Z", "\"" + "x".repeat(5_000) + "\"");

      assertThat(events.awaitEvents(2).get(1).data())
          .isEqualTo(
              Json.read(
                  "{\"event\":\"chat_record\",\"timestamp\":\"2026-01-01T00:00:01Z\","
                      + "\"data_omitted\":true}"));
    }
  }

  @Test
  void aClientThatComesBackGetsWhatItHasMissed() {
    String known;
    try (EventReader events = follow()) {
      known = events.awaitEvents(1).get(0).id();
    }
    callback("chat_record", "2026-01-01T00:00:01Z", "{\"text\":\"a\"}");

    try (EventReader events = follow(Map.of("Last-Event-ID", known))) {
      List<Event> all = events.awaitEvents(2);
      assertThat(text(all.get(0))).isEqualTo("a");
      assertThat(all.get(1).name()).isEqualTo("state");
      assertThat(all.get(1).data().path("resumed").asBoolean()).isTrue();
    }
    try (EventReader events = EventReader.open(url() + "&last_event_id=" + known, Map.of())) {
      assertThat(text(events.awaitEvents(1).get(0))).isEqualTo("a");
    }
    for (String unknown : List.of("1-0", "999999999999999-0")) {
      try (EventReader events = follow(Map.of("Last-Event-ID", unknown))) {
        Event state = events.awaitEvent(event -> event.name().equals("state"));
        assertThat(state.data().path("resumed").asBoolean(true)).as(unknown).isFalse();
      }
    }
    try (EventReader events = follow(Map.of("Last-Event-ID", "nonsense"))) {
      assertThat(events.awaitEvents(1).get(0).data().has("resumed")).isFalse();
    }
  }

  @Test
  void whoHasSeenTheEndIsToldNotToComeBack() {
    String last;
    try (EventReader events = follow()) {
      events.awaitEvents(1);
      Api.ok("v2", "stopAIAgentInstance", Api.body("stopAIAgentInstance", instance));
      List<Event> all = events.awaitEnd();
      last = all.get(all.size() - 1).id();
    }
    Http.Reply none = Http.send(Http.request(url()).header("Last-Event-ID", last).GET());
    assertThat(none.status()).isEqualTo(204);
    assertThat(none.body()).isEmpty();

    try (EventReader late = follow()) {
      Event state = late.awaitEnd().get(0);
      assertThat(isState(state, "finished")).isTrue();
      Http.Reply again = Http.send(Http.request(url()).header("Last-Event-ID", state.id()).GET());
      assertThat(again.status()).isEqualTo(204);
    }
  }

  @Test
  void refusesWhatItCannotFollow() {
    Http.Reply unknown = Http.get(Api.url("v1", "events") + "?ai_agent_instance_id=unknown");
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.text("error_code")).isEqualTo("InstanceNotFound");
    Http.Reply onV2 =
        Http.send(
            Http.request(Api.url("v2", "events") + "?ai_agent_instance_id=unknown")
                .header("Accept", "text/event-stream")
                .GET());
    assertThat(onV2.status()).isEqualTo(200);
    assertThat(onV2.header("Content-Type")).startsWith("application/json");
    assertThat(onV2.code()).isEqualTo(404);
    for (String missing : List.of("", "?ai_agent_instance_id=", "?ai_agent_instance_id=%20")) {
      Http.Reply reply = Http.get(Api.url("v1", "events") + missing);
      assertThat(reply.status()).as(missing).isEqualTo(400);
      assertThat(reply.text("message")).isEqualTo("ai_agent_instance_id is required");
    }
    Http.Reply invalid = Http.get(Api.url("v1", "events") + "?ai_agent_instance_id=a%20b");
    assertThat(invalid.text("error_code")).isEqualTo("InvalidParameter");
    assertThat(Api.call("v1", "events", "{}").status()).isEqualTo(405);
  }

  @Test
  void aHeadRequestOpensNoStream() {
    for (int i = 0; i <= EventStreams.MAX_OF_INSTANCE; i++) {
      Http.Reply head = Http.send(Http.request(url()).method("HEAD", BodyPublishers.noBody()));

      assertThat(head.status()).isEqualTo(405);
      assertThat(head.body()).isEmpty();
    }
    follow().close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"65537", "5000000", "2147483647", "99999999999"})
  void aBodyThatIsTooLongIsRefusedHereToo(String length) throws IOException {
    String path = url().substring(Api.base().length());
    try (Socket socket = new Socket("localhost", URI.create(Api.base()).getPort())) {
      socket
          .getOutputStream()
          .write(
              ("GET "
                      + path
                      + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: "
                      + length
                      + "\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));

      assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
          .isEqualTo("HTTP/1.1 413");
    }
  }

  @Test
  void anInstanceHasSoManyStreamsAndNoMore() {
    List<EventReader> open = new ArrayList<>();
    try {
      for (int i = 0; i < EventStreams.MAX_OF_INSTANCE; i++) {
        open.add(follow());
      }
      Http.Reply refused = Http.get(url().replace("/v2/", "/v1/"));
      assertThat(refused.status()).isEqualTo(429);
      assertThat(refused.text("error_code")).isEqualTo("LimitExceeded");
      assertThat(refused.text("message"))
          .isEqualTo("at most 8 streams of an instance may be open at a time");
      assertThat(refused.header("Retry-After")).isEqualTo("5");
      callback("chat_record", "2026-01-01T00:00:01Z", "{\"text\":\"for all\"}");
      assertThat(open)
          .allSatisfy(events -> events.awaitEvent(event -> text(event).equals("for all")));
    } finally {
      open.forEach(EventReader::close);
    }
  }

  private EventReader follow() {
    return follow(Map.of());
  }

  private EventReader follow(Map<String, String> headers) {
    return EventReader.open(url(), headers);
  }

  private String url() {
    return Api.url("v2", "events") + "?ai_agent_instance_id=" + instance;
  }

  private void callback(String event, String timestamp, String data) {
    JsonNode body =
        Json.read(
            "{\"instanceId\":\"%s\",\"event\":\"%s\",\"timestamp\":\"%s\",\"data\":%s}"
                .formatted(instance, event, timestamp, data));
    Http.Reply reply =
        Http.send(
            Http.request(Api.url("v1", "callback"))
                .header("Authorization", Settings.CALLBACK_TOKEN)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString())));
    assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
  }

  private static boolean isState(Event event, String state) {
    return event.name().equals("state") && event.data().path("state").asText().equals(state);
  }

  private static String text(Event event) {
    return event.data().path("data").path("text").asText();
  }
}
