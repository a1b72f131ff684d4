package io.aui.appserver.sandbox;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A request as it came in.
 *
 * @param uri what stood on the request line, untouched
 * @param headers names in lower case
 */
record RecordedRequest(
    String method,
    String uri,
    String protocol,
    SortedMap<String, List<String>> headers,
    Buffer body) {

  static RecordedRequest of(HttpServerRequest request, Buffer body) {
    SortedMap<String, List<String>> headers = new TreeMap<>();
    for (String name : request.headers().names()) {
      headers.put(name.toLowerCase(Locale.ROOT), List.copyOf(request.headers().getAll(name)));
    }
    return new RecordedRequest(
        request.method().name(), request.uri(), request.version().alpnName(), headers, body);
  }

  String path() {
    int question = uri.indexOf('?');
    return question < 0 ? uri : uri.substring(0, question);
  }

  String rawQuery() {
    int question = uri.indexOf('?');
    return question < 0 ? "" : uri.substring(question + 1);
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name)).map(values -> values.get(0));
  }

  String action() {
    return header("x-acs-action").orElse("");
  }

  String requestLine() {
    return method + " " + uri + " " + protocol.toUpperCase(Locale.ROOT);
  }
}
