package io.aui.appserver.http;

/**
 * The order in which a request is checked. The router checks path and method first. Then the
 * request filters run, lower numbers first. JSON and members are checked after them, then
 * ownership, policy and limits in the features.
 */
public final class FilterOrder {
  /**
   * Vert.x filter, before all routes (higher numbers first there): gives the request its {@link
   * RequestContext}.
   */
  static final int REQUEST_CONTEXT = 1_000;

  /** Vert.x filter, next: CORS headers and preflight requests. */
  public static final int CORS = 900;

  /** Request filter: notes the operation. */
  static final int OPERATION = 100;

  /** Request filter of operations that other services call: verifies that it is this service. */
  public static final int SERVICE_LOGIN = 150;

  /** Request filter: verifies the login token. */
  public static final int LOGIN = 200;

  /** Request filter: checks content type and {@code Content-Length}. */
  static final int CONTENT = 300;

  /** Request filter: limits the open requests of a user. */
  public static final int OPEN_REQUESTS = 400;

  /** Request filter: takes space for the body and collects it. */
  static final int BODY = 500;

  private FilterOrder() {}
}
