package io.aui.appserver.sandbox.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A request as it was received.
 *
 * @param uri the request target exactly as received
 * @param headers names in lower case
 */
public record RecordedRequest(
    String method,
    String uri,
    String protocol,
    SortedMap<String, List<String>> headers,
    Buffer body) {

  /** Copies a request whose body has been read. */
  public static RecordedRequest of(HttpServerRequest request, Buffer body) {
    SortedMap<String, List<String>> headers = new TreeMap<>();
    for (String name : request.headers().names()) {
      headers.put(name.toLowerCase(Locale.ROOT), List.copyOf(request.headers().getAll(name)));
    }
    return new RecordedRequest(
        request.method().name(), request.uri(), request.version().alpnName(), headers, body);
  }

  /** The part of the target before the question mark. */
  public String path() {
    int question = uri.indexOf('?');
    return question < 0 ? uri : uri.substring(0, question);
  }

  /** The part of the target after the question mark, still encoded; may be empty. */
  public String rawQuery() {
    int question = uri.indexOf('?');
    return question < 0 ? "" : uri.substring(question + 1);
  }

  /** The first value of a header, by its lower-case name. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name)).map(values -> values.get(0));
  }

  /** The header {@code x-acs-action}, else the parameter {@code Action}; empty without either. */
  public String action() {
    return named("x-acs-action", "Action");
  }

  /** The header {@code x-acs-version}, else the parameter {@code Version}. */
  public String version() {
    return named("x-acs-version", "Version");
  }

  private String named(String header, String parameter) {
    return header(header)
        .or(() -> Optional.ofNullable(Parameters.decode(rawQuery()).asMap().get(parameter)))
        .orElse("");
  }

  /** The parameters of an operation: those of a form if the body is one, else the query's. */
  public Parameters parameters() {
    boolean form =
        header("content-type")
            .filter(type -> type.startsWith("application/x-www-form-urlencoded"))
            .isPresent();
    return Parameters.decode(form && body.length() > 0 ? body.toString(UTF_8) : rawQuery());
  }

  /** The request line as it was sent. */
  public String requestLine() {
    return method + " " + uri + " " + protocol.toUpperCase(Locale.ROOT);
  }
}
