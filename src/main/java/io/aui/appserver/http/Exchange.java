package io.aui.appserver.http;

import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/**
 * What is known about one request besides its content: its id, its version, and, once found out,
 * which operation it calls, how it ended and what IMS called it. Created for every request before
 * anything else looks at it; used on that request's event loop only.
 */
public final class Exchange {
  private static final String KEY = Exchange.class.getName();

  private final String requestId;
  private final ApiVersion version;
  private final long startedNanos;
  private Optional<String> operation = Optional.empty();
  private int status;
  private String errorCode = "";
  private boolean loginFailure;
  private String subject = "";
  private String instanceId = "";
  private String imsRequestId = "";
  private Runnable report;

  Exchange(String requestId, ApiVersion version, long startedNanos) {
    this.requestId = requestId;
    this.version = version;
    this.startedNanos = startedNanos;
  }

  /** The exchange of a request. */
  public static Exchange of(RoutingContext request) {
    return request.get(KEY);
  }

  void attachTo(RoutingContext request) {
    request.put(KEY, this);
  }

  /** This server's own id of the request, also sent as {@code X-Request-Id}. */
  public String requestId() {
    return requestId;
  }

  /**
   * IMS's request id where there is one, else this server's own: no answer goes without. Remembers
   * IMS's.
   */
  public String orOwnId(String told) {
    if (told == null || told.isBlank()) {
      return requestId;
    }
    imsRequestId = told;
    return told;
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

  /** It has ended; what comes to light now is reported again. */
  void ended(Runnable newReport) {
    report = newReport;
    report.run();
  }

  /** The agent instance that it is about, empty if there is none. */
  public String instanceId() {
    return instanceId;
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
