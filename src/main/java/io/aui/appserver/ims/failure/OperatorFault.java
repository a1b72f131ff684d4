package io.aui.appserver.ims.failure;

import java.util.Optional;

/**
 * What an operator has to correct when IMS or STS refuses this server's requests. Callers are not
 * told: it is not their fault.
 */
public enum OperatorFault {
  /** The AccessKey id does not exist or is disabled. */
  ACCESS_KEY_ID(
      "The AccessKey id is unknown or disabled. Check ALIBABA_CLOUD_ACCESS_KEY_ID, and in the RAM"
          + " console that this AccessKey exists and is enabled"),
  /** The signature is wrong although the id exists. */
  ACCESS_KEY_SECRET(
      "The signature does not match. Check that ALIBABA_CLOUD_ACCESS_KEY_SECRET belongs to"
          + " ALIBABA_CLOUD_ACCESS_KEY_ID, without blanks or quotes around it"),
  /** The security token of a temporary key has expired, or belongs to another key. */
  SECURITY_TOKEN(
      "The security token has expired or does not belong to the key. Renew"
          + " ALIBABA_CLOUD_SECURITY_TOKEN together with its AccessKey"),
  /** The time of the signature is too far from IMS's. */
  CLOCK("This machine's clock is wrong. Correct it, for example with NTP"),
  /** The RAM user or role may not call the action. */
  PERMISSION(
      "The RAM user or role lacks a permission. Allow %s in its policy; k8s/ram-policy.json lists"
          + " all that are needed"),
  /** The account has not bought the product. */
  SUBSCRIPTION(
      "The account is not subscribed to the product. Activate Intelligent Media Services for the"
          + " region in its console"),
  /** STS does not issue keys for a role. */
  ROLE(
      "STS does not issue keys for the role. Check APPSERVER_OSS_ROLE_ARN, and that the role's trust"
          + " policy names this server's RAM user or role"),
  /** The gateway does not understand the request, which should never happen. */
  PROTOCOL(
      "The gateway does not accept the form of the request. Check APPSERVER_IMS_ENDPOINT and"
          + " APPSERVER_STS_ENDPOINT");

  private static final String ASSUME_ROLE = "AssumeRole";

  private final String remedy;

  OperatorFault(String remedy) {
    this.remedy = remedy;
  }

  /** The fault that a failure of an action shows; empty if an operator cannot correct it. */
  public static Optional<OperatorFault> of(String action, ImsException failure) {
    return failure.imsCode().flatMap(code -> of(action, code, failure.kind()));
  }

  private static Optional<OperatorFault> of(String action, String code, ImsException.Kind kind) {
    if (code.startsWith("InvalidAccessKeyId")) {
      return Optional.of(ACCESS_KEY_ID);
    }
    if (code.startsWith("InvalidSecurityToken")) {
      return Optional.of(SECURITY_TOKEN);
    }
    if (code.startsWith("InvalidTimeStamp")) {
      return Optional.of(CLOCK);
    }
    return switch (code) {
      case "SignatureDoesNotMatch", "IncompleteSignature" -> Optional.of(ACCESS_KEY_SECRET);
      case "Forbidden", "Forbidden.RAM", "NoPermission" -> Optional.of(PERMISSION);
      case "Forbidden.SubscriptionRequired" -> Optional.of(SUBSCRIPTION);
      default -> otherwise(action, kind);
    };
  }

  private static Optional<OperatorFault> otherwise(String action, ImsException.Kind kind) {
    return switch (kind) {
      case BAD_CREDENTIALS -> Optional.of(PROTOCOL);
      case REJECTED, DENIED, NOT_FOUND, INVALID_RESPONSE ->
          action.equals(ASSUME_ROLE) ? Optional.of(ROLE) : Optional.empty();
      case THROTTLED, UNAVAILABLE, TIMED_OUT, NOT_SENT -> Optional.empty();
    };
  }

  /**
   * What to check, in one or two sentences.
   *
   * @param action the action that was refused
   */
  public String remedy(String action) {
    String permission = (action.equals(ASSUME_ROLE) ? "sts:" : "ice:") + action;
    return remedy.replace("%s", permission);
  }
}
