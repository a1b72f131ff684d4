package io.aui.appserver.ims;

import java.util.Optional;

/**
 * IMS did not do what it was asked. Made in one place, {@link ImsErrorClassifier}; has no stack
 * trace. The message is fit to be shown to callers.
 */
public final class ImsException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Kind kind;
  private final String imsCode;
  private final String imsRequestId;
  private final boolean definitelyNotExecuted;
  private final String instanceId;

  /** What went wrong; decides how the caller is answered. */
  public enum Kind {
    /** IMS asks for fewer requests. */
    THROTTLED,
    /** IMS finds the request wrong. */
    REJECTED,
    /** The account may not do this: not subscribed, suspended. */
    DENIED,
    /** What the request names does not exist. */
    NOT_FOUND,
    /**
     * IMS refuses this server: its key, signature, clock, permissions or protocol. Never the
     * caller's fault.
     */
    BAD_CREDENTIALS,
    /** IMS cannot be reached, broke the connection, or failed. */
    UNAVAILABLE,
    /** IMS did not answer in time. */
    TIMED_OUT,
    /** IMS's response is not what IMS documents: unreadable, broken off, or incomplete. */
    INVALID_RESPONSE
  }

  /**
   * Makes one.
   *
   * @param definitelyNotExecuted see {@link #definitelyNotExecuted()}
   */
  ImsException(Kind kind, ImsError error, boolean definitelyNotExecuted) {
    this(kind, error, definitelyNotExecuted, null);
  }

  /**
   * Makes one about a start.
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

  /** What went wrong. */
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
   * Whether IMS certainly did not execute the request. Only then can a create be repeated without
   * the risk of a second agent.
   */
  public boolean definitelyNotExecuted() {
    return definitelyNotExecuted;
  }

  /** The instance that was started although the response cannot be used, if IMS named it. */
  public Optional<String> instanceId() {
    return Optional.ofNullable(instanceId);
  }
}
