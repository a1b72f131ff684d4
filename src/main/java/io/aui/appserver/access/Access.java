package io.aui.appserver.access;

import io.aui.appserver.access.login.Principal;
import io.aui.appserver.error.ApiException;
import io.aui.appserver.error.ErrorCode;
import io.aui.appserver.http.RequestContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Resolves the caller of a request and checks grants. */
@ApplicationScoped
public class Access {
  /** In the audit line. */
  private static final Principal ADMIN_TOKEN = new Principal("admin-token", Set.of());

  private final AccessConfig config;
  private final Grants grants;

  Access(AccessConfig config) {
    this.config = config;
    this.grants = new Grants(config);
  }

  /** Whether users must log in: in access mode jwt. */
  public boolean isLoginNeeded() {
    return config.mode() == AccessConfig.Mode.JWT;
  }

  /**
   * Resolves the caller of a request. With a login, the user is the one who is logged in; only an
   * administrator may name another one (403 otherwise). In access mode none, without the login of a
   * guest, the user is the one that the request names, without a check.
   *
   * @param requestedUserId the request's {@code user_id}, validated; null if absent
   * @throws ApiException LoginRequired (401), Forbidden (403)
   */
  public Caller resolve(RequestContext context, String requestedUserId) {
    boolean adminToken = isFrom(AuthenticatedService.ADMIN_TOKEN, context);
    Caller caller =
        isLoginNeeded() || context.get(Principal.class).isPresent()
            ? caller(login(context), requestedUserId, adminToken)
            : Caller.unproved(requestedUserId);
    context.put(Caller.class, caller);
    return caller;
  }

  /** The caller as far as it is known now. Only for reports about a request, not for decisions. */
  public static Optional<Caller> known(RequestContext context) {
    return context
        .get(Caller.class)
        .or(
            () ->
                context
                    .get(Principal.class)
                    .map(proved -> new Caller(proved.userId(), Optional.of(proved), false)));
  }

  private static Principal login(RequestContext context) {
    return context
        .get(Principal.class)
        .orElseThrow(() -> new ApiException(ErrorCode.LOGIN_REQUIRED, "a login token is required"));
  }

  /** Records that the caller holds the admin token, and so is an administrator in every mode. */
  public static void holdsAdminToken(RequestContext context) {
    context.put(AuthenticatedService.class, AuthenticatedService.ADMIN_TOKEN);
    context.put(Principal.class, ADMIN_TOKEN);
  }

  private static boolean isFrom(AuthenticatedService service, RequestContext context) {
    return context.get(AuthenticatedService.class).filter(service::equals).isPresent();
  }

  private Caller caller(Principal login, String requestedUserId, boolean adminToken) {
    boolean administrator = adminToken || grants.isAdministrator(login);
    if (requestedUserId != null && !requestedUserId.equals(login.userId()) && !administrator) {
      throw forbidden("user_id must be the user who is logged in, or absent");
    }
    return new Caller(
        requestedUserId == null ? login.userId() : requestedUserId,
        Optional.of(login),
        administrator);
  }

  /**
   * A login from which everything is left out except who it is and whether as an administrator.
   *
   * @param administrator whether the groups of the login are to make an administrator
   */
  public Principal reduced(String userId, boolean administrator, Instant validUntil) {
    return new Principal(
        userId, administrator ? Set.of(config.adminGroup()) : Set.of(), validUntil);
  }

  /** Refuses (401) requests that do not come from a service. */
  public void requireService(RequestContext context, AuthenticatedService service) {
    if (!isFrom(service, context)) {
      throw new ApiException(ErrorCode.LOGIN_REQUIRED, "only " + service + " may call this");
    }
  }

  /** Refuses (403) guests. */
  public void requireNoGuest(Caller caller, String operation) {
    if (caller.isGuest()) {
      throw forbidden("a guest may not call " + operation);
    }
  }

  /**
   * Refuses (403) a caller without the operation's grant. In access mode none it refuses nobody.
   */
  public void requireGrant(Caller caller, String operation) {
    if (caller.login().isPresent() && !grants.allow(operation, caller.login().get())) {
      throw forbidden("the user who is logged in may not call " + operation);
    }
  }

  /**
   * Refuses (403) everybody except administrators. Access mode none has no administrators: then it
   * allows everybody if IMS is the sandbox, where nothing costs money, and otherwise nobody.
   *
   * @param sandbox whether IMS is the sandbox
   * @param what the subject of the message, such as {@code role admin}
   */
  public void requireAdministrator(Caller caller, boolean sandbox, String what) {
    boolean open = caller.login().isEmpty() && sandbox;
    if (!caller.administrator() && !open) {
      throw forbidden(what + " is for administrators");
    }
  }

  static ApiException forbidden(String message) {
    return new ApiException(ErrorCode.FORBIDDEN, message);
  }
}
