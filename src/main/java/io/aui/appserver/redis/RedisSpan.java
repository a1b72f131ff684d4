package io.aui.appserver.redis;

import io.aui.appserver.error.ApiException;
import io.aui.appserver.tracing.ClientSpans;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Response;
import java.util.Locale;

/** What the span of a command says: neither keys nor values, since they hold users' names. */
record RedisSpan(Command command) implements ClientSpans.Description<Response> {
  private static final AttributeKey<String> SYSTEM = AttributeKey.stringKey("db.system.name");
  private static final AttributeKey<String> OPERATION = AttributeKey.stringKey("db.operation.name");

  @Override
  public String name() {
    return command.toString().toUpperCase(Locale.ROOT);
  }

  @Override
  public Attributes before() {
    return Attributes.of(SYSTEM, "redis", OPERATION, name());
  }

  @Override
  public void succeeded(Span span, Response reply) {
    // A reply holds what the command asked for, and nothing about the command.
  }

  @Override
  public String failed(Span span, Throwable failure) {
    return failure instanceof ApiException refusal
        ? refusal.code().name()
        : failure.getClass().getSimpleName();
  }
}
