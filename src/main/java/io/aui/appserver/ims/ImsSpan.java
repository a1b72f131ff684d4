package io.aui.appserver.ims;

import io.aui.appserver.ims.failure.ImsException;
import io.aui.appserver.ims.response.ImsResponse;
import io.aui.appserver.tracing.ClientSpans;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;

/** What the span of one request to IMS or STS says: no parameter, since they hold texts. */
record ImsSpan<R extends ImsResponse>(String action, String region, String host)
    implements ClientSpans.Description<R> {
  private static final AttributeKey<String> ACTION = AttributeKey.stringKey("ims.action");
  private static final AttributeKey<String> REQUEST_ID = AttributeKey.stringKey("ims.request_id");
  private static final AttributeKey<String> ERROR_CODE = AttributeKey.stringKey("ims.error_code");
  private static final AttributeKey<String> REGION = AttributeKey.stringKey("cloud.region");
  private static final AttributeKey<String> HOST = AttributeKey.stringKey("server.address");

  @Override
  public String name() {
    return (region.equals(ImsMetrics.NO_REGION) ? "STS " : "IMS ") + action;
  }

  @Override
  public Attributes before() {
    return Attributes.of(ACTION, action, REGION, region, HOST, host);
  }

  @Override
  public void succeeded(Span span, R response) {
    if (response.requestId() != null) {
      span.setAttribute(REQUEST_ID, response.requestId());
    }
  }

  @Override
  public String failed(Span span, Throwable failure) {
    if (failure instanceof ImsException refusal) {
      refusal.imsRequestId().ifPresent(id -> span.setAttribute(REQUEST_ID, id));
      refusal.imsCode().ifPresent(code -> span.setAttribute(ERROR_CODE, code));
      return refusal.kind().name();
    }
    return failure.getClass().getSimpleName();
  }
}
