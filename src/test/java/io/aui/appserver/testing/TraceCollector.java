package io.aui.appserver.testing;

import static java.util.stream.Collectors.toMap;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status.StatusCode;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Receives spans by OTLP over HTTP, as protocol buffers. */
public final class TraceCollector implements AutoCloseable {
  private static final HexFormat HEX = HexFormat.of();

  private final Queue<CollectedSpan> spans = new ConcurrentLinkedQueue<>();
  private final HttpServer server;

  /**
   * A span that has ended.
   *
   * @param parent the id of the parent span, empty if there is none
   * @param kind {@code SERVER} or {@code CLIENT}
   */
  public record CollectedSpan(
      String name,
      String kind,
      String trace,
      String id,
      String parent,
      boolean failed,
      int events,
      Map<String, String> attributes) {
    static CollectedSpan of(Span span) {
      return new CollectedSpan(
          span.getName(),
          span.getKind().name().replace("SPAN_KIND_", ""),
          HEX.formatHex(span.getTraceId().toByteArray()),
          HEX.formatHex(span.getSpanId().toByteArray()),
          HEX.formatHex(span.getParentSpanId().toByteArray()),
          span.getStatus().getCode() == StatusCode.STATUS_CODE_ERROR,
          span.getEventsCount(),
          span.getAttributesList().stream()
              .collect(toMap(KeyValue::getKey, each -> each.getValue().getStringValue())));
    }
  }

  /** Opens a port. */
  public TraceCollector() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v1/traces", this::receive);
    server.start();
  }

  /** Where spans are sent, without the path. */
  public String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** All spans so far. */
  public List<CollectedSpan> spans() {
    return List.copyOf(spans);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange;
        InputStream body = body(exchange)) {
      Stream<CollectedSpan> received =
          ExportTraceServiceRequest.parseFrom(body).getResourceSpansList().stream()
              .flatMap(resource -> resource.getScopeSpansList().stream())
              .flatMap(scope -> scope.getSpansList().stream())
              .map(CollectedSpan::of);
      received.forEach(spans::add);
      byte[] response = ExportTraceServiceResponse.getDefaultInstance().toByteArray();
      exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
      exchange.sendResponseHeaders(200, response.length == 0 ? -1 : response.length);
      exchange.getResponseBody().write(response);
    }
  }

  private static InputStream body(HttpExchange exchange) throws IOException {
    boolean compressed = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
    return compressed ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody();
  }
}
