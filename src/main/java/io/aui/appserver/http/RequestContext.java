package io.aui.appserver.http;

import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Everything known about one request besides its content: its id, its API version, and, once known,
 * the operation, the outcome and IMS's request id. Created for every request before any other code
 * sees the request. Used on that request's event loop only.
 */
public final class RequestContext {
  private static final String KEY = RequestContext.class.getName();

  private final String requestId;
  private final ApiVersion version;
  private final MultiMap headers;
  private final long startedNanos;
  private Optional<String> operation = Optional.empty();
  private int status;
  private String errorCode = "";
  private boolean loginFailure;
  private String subject = "";
  private String detail = "";
  private String instanceId = "";
  private String imsRequestId = "";
  private boolean outcomeUnknown;
  private Runnable report;
  private Runnable streamBegan = () -> {};
  private boolean stream;
  private final Map<Class<?>, Object> attributes = new HashMap<>(4);
  private final RequestLifetime lifetime;
  private Consumer<Throwable> failure = reason -> {};

  RequestContext(
      String requestId,
      ApiVersion version,
      long startedNanos,
      MultiMap headers,
      RequestLifetime lifetime) {
    this.requestId = requestId;
    this.headers = headers;
    this.version = version;
    this.startedNanos = startedNanos;
    this.lifetime = lifetime;
  }

  /** Returns the context of a request; null before {@link RequestLifecycle} has created it. */
  public static RequestContext of(RoutingContext request) {
    return request.get(KEY);
  }

  /**
   * Returns the context of the request for which the current code runs.
   *
   * @throws IllegalStateException if the current code does not run for a request
   */
  public static RequestContext current() {
    return currentIfAny()
        .orElseThrow(() -> new IllegalStateException("This code does not run for a request"));
  }

  /** The same; empty if the current code does not run for a request. */
  public static Optional<RequestContext> currentIfAny() {
    Context context = Vertx.currentContext();
    // Timers run on a root context, which has no data of a request.
    return context != null && VertxContext.isDuplicatedContext(context)
        ? Optional.ofNullable(context.getLocal(KEY))
        : Optional.empty();
  }

  void attachTo(RoutingContext request) {
    request.put(KEY, this);
    Vertx.currentContext().putLocal(KEY, this);
  }

  /** Returns the attribute of this type, if one was put. */
  public <T> Optional<T> get(Class<T> type) {
    return Optional.ofNullable(type.cast(attributes.get(type)));
  }

  /** Stores an attribute, one of each type. */
  public <T> void put(Class<T> type, T value) {
    attributes.put(type, value);
  }

  /** The {@code request_id} of the response: IMS's if IMS responded, else this server's own. */
  public String responseRequestId() {
    return imsRequestId.isEmpty() ? requestId : imsRequestId;
  }

  /**
   * Records the response of the request.
   *
   * @param failureStatus a failure's status for logs and metrics, 0 for a success
   * @param code a failure's {@code error_code}, empty for a success
   * @param login whether the caller has to log in again
   * @param instance the agent instance, empty if there is none
   * @param imsId IMS's request id, empty if IMS did not respond
   */
  public void responded(
      int failureStatus, String code, boolean login, String instance, String imsId) {
    status = failureStatus;
    errorCode = code;
    loginFailure = login;
    imsAnswered(imsId);
    if (!instance.isEmpty()) {
      concernsInstance(instance);
    }
  }

  RequestLifetime lifetime() {
    return lifetime;
  }

  /**
   * Holds a resource until the request and all its calls to IMS have ended, or until the deadline.
   *
   * @param release releases the resource; called once
   */
  public void hold(Runnable release) {
    lifetime.hold(release);
  }

  /**
   * Runs an action at the deadline unless {@link #clearDeadlineAction} is called before. It runs
   * even if the client is gone by then.
   */
  public void atDeadline(Consumer<DeadlineException> action) {
    lifetime.atDeadline(action);
  }

  /** Cancels the action of {@link #atDeadline}. */
  public void clearDeadlineAction() {
    lifetime.atDeadline(null);
  }

  /** Records that the operation waits for another request with its idempotency key, or no more. */
  public void waitsForFirstRequest(boolean waits) {
    lifetime.waitsForFirstRequest(waits);
  }

  /** Records that a call to IMS begins. It ends even if the client goes away. */
  public void imsCallBegan() {
    lifetime.imsCallBegan();
  }

  /** Records that a call to IMS has ended. */
  public void imsCallEnded() {
    lifetime.imsCallEnded();
  }

  /** Sets how to make the operation fail from outside. */
  void failsBy(Consumer<Throwable> newFailure) {
    failure = newFailure;
  }

  /** Makes the operation fail. */
  void fail(Throwable reason) {
    failure.accept(reason);
  }

  /** This server's own id of the request, also sent as {@code X-Request-Id}. */
  public String requestId() {
    return requestId;
  }

  /** Records IMS's id of a request that IMS responded to; null and blank ids are ignored. */
  public void imsAnswered(String id) {
    if (id != null && !id.isBlank()) {
      imsRequestId = id;
    }
  }

  /** IMS's id of the latest request that it responded to, empty if there was none. */
  public String imsRequestId() {
    return imsRequestId;
  }

  /** Records the user for whom the operation is called; null if there is none. */
  public void concernsUser(String userId) {
    subject = userId == null ? "" : userId;
  }

  /** The user for whom the operation is called, empty if unknown. */
  public String subject() {
    return subject;
  }

  /** Records what the operation does, if its name does not say it. */
  public void does(String newDetail) {
    detail = newDetail;
  }

  /** What the operation does, empty if its name says it. */
  public String detail() {
    return detail;
  }

  /** Records the agent instance. If the request has ended already, it is reported again. */
  public void concernsInstance(String id) {
    instanceId = id;
    if (report != null) {
      report.run();
    }
  }

  /**
   * Records that it is unknown whether IMS executed the operation. If the request has ended
   * already, it is reported again.
   *
   * @param id the agent instance that was created nevertheless, if any
   */
  public void outcomeIsUnknown(Optional<String> id) {
    outcomeUnknown = true;
    instanceId = id.orElse(instanceId);
    if (report != null) {
      report.run();
    }
  }

  void onStreamBegan(Runnable action) {
    streamBegan = action;
  }

  /**
   * Records that the response is a stream that begins now. For log lines, metrics, the deadline and
   * what the request holds, this is the end of the request.
   */
  public void streamBegan() {
    stream = true;
    streamBegan.run();
    // The framework's context of the request is not needed any more, but takes memory.
    failure = reason -> {};
  }

  boolean isStream() {
    return stream;
  }

  /** Whether it is unknown if IMS executed the operation. */
  public boolean isOutcomeUnknown() {
    return outcomeUnknown;
  }

  /** Reports the end of the request. Anything that becomes known later is reported again. */
  void ended(Runnable newReport) {
    report = newReport;
    report.run();
  }

  /** The agent instance that the request is about, empty if there is none. */
  public String instanceId() {
    return instanceId;
  }

  /** The request's headers. */
  public MultiMap headers() {
    return headers;
  }

  /** The version of the API that was called. */
  public ApiVersion version() {
    return version;
  }

  /** {@link System#nanoTime()} when the request came in. */
  public long startedNanos() {
    return startedNanos;
  }

  /**
   * The operation's name in lower camel case; empty if the path names none, or is not yet matched.
   */
  public Optional<String> operation() {
    return operation;
  }

  void matched(String operationName) {
    operation = Optional.of(operationName);
  }

  /** Whether the caller has to log in again. */
  public boolean isLoginFailure() {
    return loginFailure;
  }

  /** The failure's status for logs and metrics, 0 if there is none so far. */
  public int failureStatus() {
    return status;
  }

  /** The failure's {@code error_code}, empty if there is none so far. */
  public String errorCode() {
    return errorCode;
  }
}
