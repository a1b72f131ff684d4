package io.aui.appserver.error;

/**
 * This server's own error codes, as answered in {@code error_code}. Where IMS refused, its code is
 * answered instead; the status is then decided by {@link ImsErrorMapper}.
 */
public enum ErrorCode {
  MISSING_PARAMETER("MissingParameter", 400, "A required member is absent."),
  INVALID_PARAMETER("InvalidParameter", 400, "A member has a wrong type, form or range."),
  MALFORMED_JSON("MalformedJson", 400, "The body is no JSON object."),
  LOGIN_REQUIRED("LoginRequired", 401, "No login token was sent."),
  LOGIN_INVALID("LoginInvalid", 401, "The login token is not acceptable."),
  LOGIN_EXPIRED("LoginExpired", 401, "The login token has expired."),
  FORBIDDEN("Forbidden", 403, "The caller may not do this."),
  INSTANCE_NOT_FOUND("InstanceNotFound", 404, "The caller has no such agent instance."),
  AGENT_NOT_FOUND("AgentNotFound", 404, "There is no such agent."),
  NOT_FOUND("NotFound", 404, "There is nothing at this path, or nothing by this name."),
  METHOD_NOT_ALLOWED("MethodNotAllowed", 405, "Operations are called with POST."),
  REQUEST_TIMEOUT("RequestTimeout", 408, "The request did not arrive in time."),
  IDEMPOTENCY_CONFLICT("IdempotencyConflict", 409, "The key was used for another request."),
  BODY_TOO_LARGE("BodyTooLarge", 413, "The body is over the limit."),
  UNSUPPORTED_MEDIA_TYPE("UnsupportedMediaType", 415, "The body is not declared as JSON."),
  LIMIT_EXCEEDED("LimitExceeded", 429, "A limit of the caller is reached."),
  INTERNAL_ERROR("InternalError", 500, "This server failed."),
  IMS_INVALID_ANSWER("ImsInvalidAnswer", 502, "IMS answered something unusable."),
  IMS_CREDENTIALS("ImsCredentials", 502, "IMS does not accept this server's credentials."),
  IMS_UNAVAILABLE("ImsUnavailable", 503, "IMS cannot be reached or fails."),
  LOGIN_UNAVAILABLE(
      "LoginUnavailable", 503, "Logins cannot be checked: their keys are out of reach."),
  NOT_CONFIGURED("NotConfigured", 503, "Settings that the operation needs are missing."),
  SERVER_BUSY("ServerBusy", 503, "This server works on as much as it can hold."),
  STARTS_FROZEN("StartsFrozen", 503, "An administrator has frozen new starts."),
  IMS_TIMEOUT("ImsTimeout", 504, "IMS did not answer in time.");

  private final String code;
  private final int status;
  private final String title;

  ErrorCode(String code, int status, String title) {
    this.code = code;
    this.status = status;
    this.title = title;
  }

  /** What is answered in {@code error_code}. */
  public String code() {
    return code;
  }

  /**
   * The real HTTP status, answered in {@code code} and, where failures are not carried by a 200, as
   * status.
   */
  public int status() {
    return status;
  }

  /** One sentence for the API's documentation. */
  public String title() {
    return title;
  }
}
