package io.aui.appserver.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The page in the browser: makes its calls, and knows what went over the wire for them. */
final class WebPage implements AutoCloseable {
  private final Page page;
  private final Map<String, Object> options;
  private final List<Request> sent = new ArrayList<>();
  private final List<Integer> statuses = new ArrayList<>();

  /**
   * Loads it.
   *
   * @param options those that every call needs
   */
  WebPage(Browser browser, String address, Map<String, Object> options) {
    this.options = options;
    page = browser.newPage();
    page.navigate(address);
    page.onRequest(sent::add);
    page.onResponse(this::answered);
  }

  /** What the client makes of the answer; fails the test where it takes it for a failure. */
  JsonNode answer(String call, Map<String, Object> more) {
    JsonNode outcome = call(call, more);
    assertThat(outcome.has("error")).as("%s: %s", call, outcome).isFalse();
    assertThat(statuses).containsOnly(200);
    return outcome.path("answer");
  }

  /** The error that the client throws; fails the test where it sees none. */
  JsonNode error(String call, Map<String, Object> more) {
    JsonNode outcome = call(call, more);
    assertThat(outcome.has("answer")).as("%s: %s", call, outcome).isFalse();
    return outcome.path("error");
  }

  /** The body of the latest request. */
  JsonNode sentBody() {
    try {
      return Http.JSON.readTree(latest().postData());
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  /** A header of the latest request, as the browser sent it. */
  String sentHeader(String name) {
    return latest().headerValue(name);
  }

  /** The statuses of all answers to the latest call. */
  List<Integer> statuses() {
    return List.copyOf(statuses);
  }

  @Override
  public void close() {
    page.close();
  }

  private JsonNode call(String call, Map<String, Object> more) {
    sent.clear();
    statuses.clear();
    Map<String, Object> all = new HashMap<>(options);
    all.putAll(more);
    Object outcome =
        page.evaluate("([call, options]) => window.client[call](options)", List.of(call, all));
    return Http.JSON.valueToTree(outcome);
  }

  private void answered(Response response) {
    statuses.add(response.status());
  }

  private Request latest() {
    return sent.get(sent.size() - 1);
  }
}
