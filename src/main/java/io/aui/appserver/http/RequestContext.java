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
 * What is known about one request besides its content: its id, its version, and, once found out,
 * which operation it calls, how it ended and what IMS called it. Created for every request before
 * anything else looks at it; used on that request's event loop only.
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
  private String instanceId = "";
  private String imsRequestId = "";
  private boolean outcomeUnknown;
  private Runnable report;
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

  /** The exchange of a request. */
  public static RequestContext of(RoutingContext request) {
    return request.get(KEY);
  }

  /** The exchange of the request for which the current code runs. */
  public static RequestContext current() {
    return currentIfAny()
        .orElseThrow(() -> new IllegalStateException("No request began this work"));
  }

  /** The exchange for which the current code runs; empty for work that no request began. */
  public static Optional<RequestContext> currentIfAny() {
    Context context = Vertx.currentContext();
    // Timers run on a context that has no room for data of a request.
    return context != null && VertxContext.isDuplicatedContext(context)
        ? Optional.ofNullable(context.getLocal(KEY))
        : Optional.empty();
  }

  void attachTo(RoutingContext request) {
    request.put(KEY, this);
    Vertx.currentContext().putLocal(KEY, this);
  }

  /** What the request's other parts keep here, by type. */
  public <T> Optional<T> get(Class<T> type) {
    return Optional.ofNullable(type.cast(attributes.get(type)));
  }

  /** Keeps something for the request's other parts; one of each type. */
  public <T> void put(Class<T> type, T value) {
    attributes.put(type, value);
  }

  /** The id that a response carries: IMS's if IMS answered, else this server's own. */
  public String responseRequestId() {
    return imsRequestId.isEmpty() ? requestId : imsRequestId;
  }

  /** Remembers how the request was answered. */
  public void responded(
      int failureStatus, String code, boolean login, String instance, String imsId) {
    status = failureStatus;
    errorCode = code;
    loginFailure = login;
    imsRequestId = imsId;
    if (!instance.isEmpty()) {
      concernsInstance(instance);
    }
  }

  RequestLifetime lifetime() {
    return lifetime;
  }

  /**
   * Keeps something that was reserved for the request until it has ended, calls to IMS that it made
   * included, or its deadline has passed.
   *
   * @param release gives it back; called once
   */
  public void hold(Runnable release) {
    lifetime.hold(release);
  }

  /**
   * Does something at the deadline if that comes before {@link #clearDeadlineAction}, even if the
   * client is gone by then.
   */
  public void atDeadline(Consumer<DeadlineException> action) {
    lifetime.atDeadline(action);
  }

  /** What was to be done at the deadline is not needed any more. */
  public void clearDeadlineAction() {
    lifetime.atDeadline(null);
  }

  /** A call to IMS begins, and will end whatever becomes of the client. */
  public void imsCallBegan() {
    lifetime.imsCallBegan();
  }

  /** A call to IMS has ended. */
  public void imsCallEnded() {
    lifetime.imsCallEnded();
  }

  /** How the operation is made to fail from outside. */
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

  /** IMS has answered a request that was made for this one; null and blank ids count as none. */
  public void imsAnswered(String id) {
    if (id != null && !id.isBlank()) {
      imsRequestId = id;
    }
  }

  /** IMS's id of the latest request that it answered, empty if there was none. */
  public String imsRequestId() {
    return imsRequestId;
  }

  /** Remembers for which user the operation is called; null where it is for none. */
  public void concernsUser(String userId) {
    subject = userId == null ? "" : userId;
  }

  /** The user for whom the operation is called, empty if unknown. */
  public String subject() {
    return subject;
  }

  /** Remembers which agent instance it is about, and reports it where the end was reported. */
  public void concernsInstance(String id) {
    instanceId = id;
    if (report != null) {
      report.run();
    }
  }

  /**
   * Remembers that nobody knows whether IMS executed the operation, and reports it if the end was
   * reported already.
   *
   * @param id the agent instance that came about all the same, if there is one
   */
  public void outcomeIsUnknown(Optional<String> id) {
    outcomeUnknown = true;
    instanceId = id.orElse(instanceId);
    if (report != null) {
      report.run();
    }
  }

  /** Whether nobody knows whether IMS executed the operation. */
  public boolean isOutcomeUnknown() {
    return outcomeUnknown;
  }

  /** It has ended; what comes to light now is reported again. */
  void ended(Runnable newReport) {
    report = newReport;
    report.run();
  }

  /** The agent instance that it is about, empty if there is none. */
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

  /** {@link System#nanoTime()} at the arrival. */
  public long startedNanos() {
    return startedNanos;
  }

  /** The operation's name in lower camel case; empty while, and if, the path names none. */
  public Optional<String> operation() {
    return operation;
  }

  void matched(String operationName) {
    operation = Optional.of(operationName);
  }

  /**
   * Remembers a failure: its status for logs and meters, its code, and whether it is about the
   * login.
   */
  public void failed(int recordedStatus, String code, boolean login) {
    status = recordedStatus;
    errorCode = code;
    loginFailure = login;
  }

  /** Whether the caller has to log in again. */
  public boolean isLoginFailure() {
    return loginFailure;
  }

  /** A failure's status for logs and meters, 0 if there was none so far. */
  public int failureStatus() {
    return status;
  }

  /** The {@code error_code} of a failure, empty if there was none. */
  public String errorCode() {
    return errorCode;
  }
}
