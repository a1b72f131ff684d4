package io.aui.appserver.ims;

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
    /** IMS's response is not as documented: unreadable, broken off, or incomplete. */
    INVALID_RESPONSE
  }

  /**
   * Creates a failure.
   *
   * @param definitelyNotExecuted see {@link #definitelyNotExecuted()}
   */
  ImsException(Kind kind, ImsError error, boolean definitelyNotExecuted) {
    this(kind, error, definitelyNotExecuted, null);
  }

  /**
   * Creates a failure of a start.
   *
   * @param instanceId see {@link #instanceId()}; may be null
   */
  ImsException(Kind kind, ImsError error, boolean definitelyNotExecuted, String instanceId) {
    super(error.message(), null, false, false);
    this.kind = kind;
    this.imsCode = error.code();
    this.imsRequestId = error.requestId();
    this.definitelyNotExecuted = definitelyNotExecuted;
    this.instanceId = instanceId;
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
}
