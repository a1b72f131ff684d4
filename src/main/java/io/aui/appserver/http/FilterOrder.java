package io.aui.appserver.http;

/**
 * The order in which a request is looked at, in one place: path and method (by the router), then
 * these. Lower numbers of the request filters go first; JSON and members follow when the body is
 * bound, then ownership, policy and limits in the features.
 */
public final class FilterOrder {
  /**
   * Vert.x filter, before all routes (higher goes first there): gives the request its {@link
   * RequestContext}.
   */
  static final int EXCHANGE = 1_000;

  /** Vert.x filter, next: which pages may call; answers what browsers ask before they send. */
  public static final int CORS = 900;

  /** Request filter: which operation is it. */
  static final int OPERATION = 100;

  /** Request filter: who is calling. */
  public static final int LOGIN = 200;

  /** Request filter: content type and announced size. */
  static final int CONTENT = 300;

  /** Request filter: how many requests of a user are open. */
  public static final int OPEN_REQUESTS = 400;

  /** Request filter: is there room for the body; collects it. */
  static final int BODY = 500;

  private FilterOrder() {}
}
