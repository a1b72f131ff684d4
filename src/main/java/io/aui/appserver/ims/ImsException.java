package io.aui.appserver.ims;

import java.util.Optional;

/**
 * IMS did not do what it was asked. The kind decides what the caller is told, IMS's own code and
 * request id are passed on, and {@link #surelyNotExecuted()} decides whether asking again is safe.
 * Made in one place ({@link ImsFailures}); no stack trace.
 */
public abstract sealed class ImsException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String imsCode;
  private final String imsRequestId;
  private final boolean surelyNotExecuted;

  private ImsException(Reason reason, boolean surelyNotExecuted) {
    super(reason.message, null, false, false);
    this.imsCode = reason.code;
    this.imsRequestId = reason.requestId;
    this.surelyNotExecuted = surelyNotExecuted;
  }

  /**
   * What IMS said.
   *
   * @param code IMS's {@code Code}, or null
   * @param message fit to be shown to callers
   * @param requestId IMS's {@code RequestId}, or null
   */
  record Reason(String code, String message, String requestId) {
    static Reason of(String message) {
      return new Reason(null, message, null);
    }
  }

  /** IMS's {@code Code}, where it answered one. */
  public final Optional<String> imsCode() {
    return Optional.ofNullable(imsCode);
  }

  /** IMS's {@code RequestId}, where it answered one. */
  public final Optional<String> imsRequestId() {
    return Optional.ofNullable(imsRequestId);
  }

  /**
   * Whether IMS certainly did not execute the request, so that repeating a create cannot make a
   * second agent.
   */
  public final boolean surelyNotExecuted() {
    return surelyNotExecuted;
  }

  /** IMS asks for fewer requests. */
  public static final class Throttled extends ImsException {
    private static final long serialVersionUID = 1;

    Throttled(Reason reason) {
      super(reason, true);
    }
  }

  /** IMS finds the request wrong. */
  public static final class Rejected extends ImsException {
    private static final long serialVersionUID = 1;

    Rejected(Reason reason) {
      super(reason, true);
    }
  }

  /** The account may not do this: not subscribed, suspended. */
  public static final class Denied extends ImsException {
    private static final long serialVersionUID = 1;

    Denied(Reason reason) {
      super(reason, true);
    }
  }

  /** What the request names does not exist. */
  public static final class NotFound extends ImsException {
    private static final long serialVersionUID = 1;

    NotFound(Reason reason) {
      super(reason, true);
    }
  }

  /**
   * IMS refuses this server: its key, signature, clock, permissions or protocol. Never the caller's
   * fault.
   */
  public static final class BadCredentials extends ImsException {
    private static final long serialVersionUID = 1;

    BadCredentials(Reason reason) {
      super(reason, true);
    }
  }

  /** IMS cannot be reached, broke the connection, or failed. */
  public static final class Unavailable extends ImsException {
    private static final long serialVersionUID = 1;

    Unavailable(Reason reason, boolean surelyNotExecuted) {
      super(reason, surelyNotExecuted);
    }
  }

  /** IMS did not answer in time. */
  public static final class TimedOut extends ImsException {
    private static final long serialVersionUID = 1;

    TimedOut(Reason reason, boolean surelyNotExecuted) {
      super(reason, surelyNotExecuted);
    }
  }

  /** IMS answered something that is not what it promises. */
  public static final class InvalidAnswer extends ImsException {
    private static final long serialVersionUID = 1;

    private final String instanceId;

    InvalidAnswer(Reason reason) {
      this(reason, null);
    }

    /** With the instance that the answer names all the same, or null. */
    InvalidAnswer(Reason reason, String instanceId) {
      super(reason, false);
      this.instanceId = instanceId;
    }

    /** The instance that was started although the answer cannot be used, if it names one. */
    public Optional<String> instanceId() {
      return Optional.ofNullable(instanceId);
    }
  }
}
