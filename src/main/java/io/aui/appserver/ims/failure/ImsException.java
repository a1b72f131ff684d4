package io.aui.appserver.ims.failure;

import java.time.Duration;
import java.util.Optional;

/**
 * A failed call to IMS or STS. Created only by {@link ImsErrorClassifier}, without a stack trace.
 * The message may be shown to callers.
 */
public final class ImsException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Kind kind;
  private final String imsCode;
  private final String imsRequestId;
  private final boolean definitelyNotExecuted;
  private final String instanceId;
  private final Duration retryAfter;

  /** What went wrong. It decides the response to the caller. */
  public enum Kind {
    /** IMS throttles this server. */
    THROTTLED,
    /** IMS refuses the request as invalid. */
    REJECTED,
    /** The cloud account may not do this, for example because IMS is not subscribed. */
    DENIED,
    /** Something that the request names does not exist. */
    NOT_FOUND,
    /**
     * IMS refuses this server's key, signature, clock, permissions or protocol. Never the caller's
     * fault.
     */
    BAD_CREDENTIALS,
    /** IMS cannot be reached, closed the connection, or failed. */
    UNAVAILABLE,
    /** IMS did not respond in time. */
    TIMED_OUT,
    /** This server did not send the request, because IMS fails or too many calls are open. */
    NOT_SENT,
    /** IMS's response is not as documented: unreadable, broken off, or incomplete. */
    INVALID_RESPONSE
  }

  /**
   * Creates a failure.
   *
   * @param definitelyNotExecuted see {@link #definitelyNotExecuted()}
   */
  ImsException(Kind kind, ImsError error, boolean definitelyNotExecuted) {
    this(kind, error, definitelyNotExecuted, null, null);
  }

  /**
   * Creates a failure.
   *
   * @param instanceId see {@link #instanceId()}; may be null
   * @param retryAfter see {@link #retryAfter()}; may be null
   */
  ImsException(
      Kind kind,
      ImsError error,
      boolean definitelyNotExecuted,
      String instanceId,
      Duration retryAfter) {
    super(error.message(), null, false, false);
    this.kind = kind;
    this.imsCode = error.code();
    this.imsRequestId = error.requestId();
    this.definitelyNotExecuted = definitelyNotExecuted;
    this.instanceId = instanceId;
    this.retryAfter = retryAfter;
  }

  /** The same failure with the time after which IMS may be called again. */
  ImsException retriedAfter(Duration delay) {
    return new ImsException(
        kind,
        new ImsError(imsCode, getMessage(), imsRequestId),
        definitelyNotExecuted,
        instanceId,
        delay);
  }

  /** The same failure of a request that an earlier try may have executed. */
  public ImsException afterUnknownOutcome() {
    return definitelyNotExecuted
        ? new ImsException(
            kind, new ImsError(imsCode, getMessage(), imsRequestId), false, instanceId, retryAfter)
        : this;
  }

  /** The kind of failure. */
  public Kind kind() {
    return kind;
  }

  /** IMS's {@code Code}, if it sent one. */
  public Optional<String> imsCode() {
    return Optional.ofNullable(imsCode);
  }

  /** IMS's {@code RequestId}, if it sent one. */
  public Optional<String> imsRequestId() {
    return Optional.ofNullable(imsRequestId);
  }

  /**
   * Whether IMS definitely did not execute the request. Only then can a start be repeated without
   * the risk of a second agent.
   */
  public boolean definitelyNotExecuted() {
    return definitelyNotExecuted;
  }

  /** The id of an instance that IMS started although the call failed, if IMS named it. */
  public Optional<String> instanceId() {
    return Optional.ofNullable(instanceId);
  }

  /** When IMS may be called again, if that is known. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
