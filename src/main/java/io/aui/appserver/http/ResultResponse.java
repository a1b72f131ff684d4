package io.aui.appserver.http;

/**
 * The response of operations without data of their own.
 *
 * @param result always true: failures have a body of their own
 */
public record ResultResponse(boolean result) {
  /** It is done. */
  public static final ResultResponse DONE = new ResultResponse(true);
}
