package io.aui.appserver.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is sampled, calls are what they are without tracing. */
class ClientSpansTest {
  private static final ClientSpans.Description<String> CALL =
      new ClientSpans.Description<>() {
        @Override
        public String name() {
          return "call";
        }

        @Override
        public Attributes before() {
          return Attributes.empty();
        }

        @Override
        public void succeeded(Span span, String result) {
          span.setAttribute("result", result);
        }

        @Override
        public String failed(Span span, Throwable failure) {
          return "failed";
        }
      };

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aCallThatIsGivenUpIsCancelledOnce(boolean sampled) {
    AtomicInteger cancelled = new AtomicInteger();
    Uni<String> endless =
        Uni.createFrom().<String>nothing().onCancellation().invoke(cancelled::incrementAndGet);

    spans(sampled).around(CALL, endless).subscribe().with(never -> {}).cancel();

    assertThat(cancelled).hasValue(1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void resultsAndFailuresPass(boolean sampled) {
    List<Object> seen = new ArrayList<>();
    IllegalStateException failure = new IllegalStateException();
    ClientSpans spans = spans(sampled);

    spans.around(CALL, Uni.createFrom().item("result")).subscribe().with(seen::add, seen::add);
    spans
        .around(CALL, Uni.createFrom().<String>failure(failure))
        .subscribe()
        .with(seen::add, seen::add);

    assertThat(seen).containsExactly("result", failure);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theSpanIsPropagatedWhileTheCallIsSentAndNotAfterwards(boolean sampled) {
    List<String> headers = new ArrayList<>();
    ClientSpans spans = spans(sampled);
    Uni<String> sending =
        Uni.createFrom()
            .item(
                () -> {
                  spans.propagate((name, value) -> headers.add(name + ": " + value));
                  return "sent";
                });

    spans.around(CALL, sending).subscribe().with(sent -> {});
    spans.propagate((name, value) -> headers.add("afterwards"));

    assertThat(headers)
        .singleElement()
        .asString()
        .matches("traceparent: 00-[0-9a-f]{32}-[0-9a-f]{16}-0" + (sampled ? "1" : "0"));
  }

  private static ClientSpans spans(boolean sampled) {
    SdkTracerProvider tracers =
        SdkTracerProvider.builder()
            .setSampler(sampled ? Sampler.alwaysOn() : Sampler.alwaysOff())
            .build();
    return new ClientSpans(OpenTelemetrySdk.builder().setTracerProvider(tracers).build(), false);
  }
}
