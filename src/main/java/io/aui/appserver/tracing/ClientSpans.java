package io.aui.appserver.tracing;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapSetter;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.inject.Singleton;
import java.util.function.BiConsumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Spans of calls to other services. They are made here, because the framework's hold whole URLs,
 * and IMS's hold what users say. A span has the attributes that are given to it, and no more.
 */
@Singleton
public class ClientSpans {
  private static final TextMapSetter<BiConsumer<String, String>> SETTER = BiConsumer::accept;

  /**
   * The span is not made the framework's current one: that rewrites the log's context four times
   * for each call, and the code after a call would still be inside.
   */
  private final ThreadLocal<Span> sending = new ThreadLocal<>();

  private final boolean enabled;
  private final Tracer tracer;

  /**
   * Creates the source of spans.
   *
   * @param disabled whether there are none
   */
  public ClientSpans(
      OpenTelemetry telemetry,
      @ConfigProperty(name = "quarkus.otel.sdk.disabled") boolean disabled) {
    this.enabled = !disabled;
    this.tracer = telemetry.getTracer("io.aui.appserver");
  }

  /** What is known of a call. */
  public interface Description<T> {
    /** The name of the span, of few values. */
    String name();

    /** The attributes that are known before. */
    Attributes before();

    /** Adds what the result shows. */
    void succeeded(Span span, T result);

    /** Adds what the failure shows; a word for its kind is returned. */
    String failed(Span span, Throwable failure);
  }

  /**
   * Makes a call within a span, whose parent is the request for which the call is made. If tracing
   * is off, the call itself is returned.
   */
  public <T> Uni<T> around(Description<T> description, Uni<T> call) {
    if (!enabled) {
      return call;
    }
    return Uni.createFrom()
        .emitter(
            emitter -> {
              Span span =
                  tracer
                      .spanBuilder(description.name())
                      .setSpanKind(SpanKind.CLIENT)
                      .setAllAttributes(description.before())
                      .startSpan();
              Cancellable running = run(call, description, span, emitter);
              emitter.onTermination(() -> cancel(running, span));
            });
  }

  private <T> Cancellable run(
      Uni<T> call, Description<T> description, Span span, UniEmitter<? super T> caller) {
    sending.set(span);
    try {
      return call.subscribe()
          .with(
              result -> {
                description.succeeded(span, result);
                span.end();
                caller.complete(result);
              },
              failure -> {
                span.setStatus(StatusCode.ERROR, description.failed(span, failure));
                span.end();
                caller.fail(failure);
              });
    } finally {
      sending.remove();
    }
  }

  /** Has no effect once the call has ended. */
  private static void cancel(Cancellable running, Span span) {
    if (span.isRecording()) {
      span.setStatus(StatusCode.ERROR, "given up");
      span.end();
    }
    running.cancel();
  }

  /**
   * Tells the called service the span around the call that the current thread is sending, as W3C's
   * {@code traceparent} and {@code tracestate}. The client's baggage is not passed on, since it may
   * hold anything.
   *
   * @param header sets a header
   */
  public void propagate(BiConsumer<String, String> header) {
    Span span = sending.get();
    if (span != null) {
      W3CTraceContextPropagator.getInstance().inject(Context.root().with(span), header, SETTER);
    }
  }
}
