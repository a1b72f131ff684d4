package io.aui.appserver.error;

/**
 * This server's own error codes, as answered in {@code error_code}; docs/errors.md is generated
 * from them. Where IMS refused, its code is answered instead; the status is then decided by {@link
 * ImsErrorMapper}.
 */
public enum ErrorCode {
  MISSING_PARAMETER(
      "MissingParameter",
      400,
      "A required member is absent.",
      "The client leaves the member out or sends it blank; or it relies on a default agent, and"
          + " none is set.",
      "Send the member that the message names, or set the variable that it names."),
  INVALID_PARAMETER(
      "InvalidParameter",
      400,
      "A member has a wrong type, form or range.",
      "The client sends a value that this server or IMS does not allow, or a request that is"
          + " not correct HTTP.",
      "Correct the member that the message names; for configurations it names the place within"
          + " them."),
  MALFORMED_JSON(
      "MalformedJson",
      400,
      "The body is no JSON object.",
      "The body is empty, cut off, holds a member twice, or is nested or filled beyond the"
          + " bounds.",
      "Send one JSON object, as the message says."),
  LOGIN_REQUIRED(
      "LoginRequired",
      401,
      "No login token was sent.",
      "The header Authorization is missing, or an ingress removes it.",
      "Log in and send Authorization: Bearer <token>."),
  LOGIN_INVALID(
      "LoginInvalid",
      401,
      "The login token is not acceptable.",
      "The token is of another issuer or audience, is signed with an unknown key, or is valid"
          + " for too long.",
      "Log in again; if everybody is refused, compare the token's claims with the settings"
          + " mp.jwt.verify.* and appserver.access.*."),
  LOGIN_EXPIRED(
      "LoginExpired",
      401,
      "The login token has expired.",
      "The user logged in too long ago, or the clocks of issuer and server differ.",
      "Log in again."),
  CALLBACK_UNAUTHORIZED(
      "CallbackUnauthorized",
      401,
      "The callback does not carry the token.",
      "Authorization is missing or wrong: IMS sends another token than this server expects, or"
          + " somebody else than IMS calls.",
      "Set the token of the agent's callbacks (console, or SetNotifyConfig) and"
          + " appserver.callback.token to the same value; while changing it, list both."),
  ADMIN_UNAUTHORIZED(
      "AdminUnauthorized",
      401,
      "The request on the management port does not carry the admin token.",
      "Authorization is missing or wrong.",
      "Send Authorization: Bearer <token> with one of appserver.admin.token."),
  FORBIDDEN(
      "Forbidden",
      403,
      "The caller may not do this.",
      "The caller acts for another user, lacks a grant, names an agent that is not allowed, or"
          + " overrides what must stay.",
      "Act for the user who is logged in; or let the operator change appserver.access.*,"
          + " appserver.agents.allowed or appserver.overrides.*."),
  INSTANCE_NOT_FOUND(
      "InstanceNotFound",
      404,
      "The caller has no such agent instance.",
      "The id is wrong, the instance is another user's, or this server has forgotten it after a"
          + " restart.",
      "Start a new instance."),
  AGENT_NOT_FOUND(
      "AgentNotFound",
      404,
      "There is no such agent.",
      "The agent id is wrong, the agent belongs to another region, or no setting names it.",
      "Correct the id or the region; for describeAIAgent, name the agent in the settings."),
  NOT_FOUND(
      "NotFound",
      404,
      "There is nothing at this path, or nothing by this name.",
      "The path is misspelled; or a session, dialogue or voiceprint is unknown or another"
          + " user's.",
      "Correct the path or the name."),
  METHOD_NOT_ALLOWED(
      "MethodNotAllowed",
      405,
      "Operations are called with POST, events with GET.",
      "The client uses another method, such as GET.",
      "Use POST."),
  REQUEST_TIMEOUT(
      "RequestTimeout",
      408,
      "The request did not arrive in time.",
      "The client's network is slow, or the client announced more bytes than it sends.",
      "Send the request again; for slow networks raise appserver.connections.request-timeout."),
  IDEMPOTENCY_CONFLICT(
      "IdempotencyConflict",
      409,
      "The key was used for another request.",
      "The client uses one Idempotency-Key for requests that differ.",
      "Use a new key for each new request."),
  BODY_TOO_LARGE(
      "BodyTooLarge",
      413,
      "The body is over the limit.",
      "The body has more than 64 KiB.",
      "Send less; put long configurations into the agent itself."),
  UNSUPPORTED_MEDIA_TYPE(
      "UnsupportedMediaType",
      415,
      "The body is not declared as JSON.",
      "The header Content-Type is missing or names another type.",
      "Send Content-Type: application/json."),
  LIMIT_EXCEEDED(
      "LimitExceeded",
      429,
      "A limit of the caller or of the account is reached.",
      "The user, or all users together, have too many instances, starts or minutes; the user has"
          + " too many tokens or requests; or IMS throttles the account.",
      "Wait as long as Retry-After says; raise the limit that the message names if it is too"
          + " low."),
  INTERNAL_ERROR(
      "InternalError",
      500,
      "This server failed.",
      "A defect of this server, whose exception the log holds under the same request id; or the"
          + " request took longer than appserver.http.request-timeout.",
      "Report it with the log lines of that request id."),
  IMS_INVALID_ANSWER(
      "ImsInvalidAnswer",
      502,
      "IMS answered something unusable.",
      "IMS broke off its answer, or something else than IMS answers at the endpoint.",
      "Look at appserver.ims.endpoint and at proxies on the way. An agent may run: describe or"
          + " stop it before a new start."),
  IMS_CREDENTIALS(
      "ImsCredentials",
      502,
      "IMS does not accept this server's credentials.",
      "The AccessKey is wrong, disabled or lacks a permission, or this server's clock is wrong.",
      "Correct ALIBABA_CLOUD_*, the RAM policy (k8s/ram-policy.json) or the clock."),
  IMS_UNAVAILABLE(
      "ImsUnavailable",
      503,
      "IMS cannot be reached or fails.",
      "IMS is down, or no network leads to it.",
      "Try again after Retry-After; if it stays, look at the network and at IMS's status. A"
          + " start may have been executed."),
  LOGIN_UNAVAILABLE(
      "LoginUnavailable",
      503,
      "Logins cannot be checked: their keys are out of reach.",
      "The issuer's keys have not been read since the server started.",
      "Look at mp.jwt.verify.publickey.location, and whether the server reaches it."),
  NOT_CONFIGURED(
      "NotConfigured",
      503,
      "Settings that the operation needs are missing.",
      "The operator has not set what the message names.",
      "Set the variables that the message names and start the server again."),
  SERVER_BUSY(
      "ServerBusy",
      503,
      "This server cannot work on the request yet.",
      "Too many request bytes are worked on at a time, mostly because IMS is slow; or the first"
          + " request with an Idempotency-Key has not ended yet.",
      "Send the same request again after Retry-After; if bytes are the cause and it happens often,"
          + " raise appserver.http.max-bytes-in-flight together with the heap."),
  STARTS_FROZEN(
      "StartsFrozen",
      503,
      "An administrator has frozen new starts.",
      "An administrator called freezeStarts.",
      "Wait until an administrator lets starts in again."),
  STATE_UNAVAILABLE(
      "StateUnavailable",
      503,
      "The state that the replicas share cannot be reached.",
      "Redis is down, hangs or refuses commands, or no network leads to it.",
      "Try again after Retry-After; if it stays, look at Redis and at quarkus.redis.hosts."),
  IMS_TIMEOUT(
      "ImsTimeout",
      504,
      "IMS did not answer in time.",
      "IMS or the network is slow, or appserver.ims.read-timeout is too short.",
      "A start may have been executed: ask again with the same Idempotency-Key, or wait, before"
          + " a new start.");

  private final String code;
  private final int status;
  private final String title;
  private final String cause;
  private final String remedy;

  ErrorCode(String code, int status, String title, String cause, String remedy) {
    this.code = code;
    this.status = status;
    this.title = title;
    this.cause = cause;
    this.remedy = remedy;
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

  /** What it means, in one sentence, for the API's documentation. */
  public String title() {
    return title;
  }

  /** The usual cause, for docs/errors.md. */
  public String cause() {
    return cause;
  }

  /** What whoever reads it can do, for docs/errors.md. */
  public String remedy() {
    return remedy;
  }
}
