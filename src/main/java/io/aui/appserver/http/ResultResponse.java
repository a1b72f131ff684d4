package io.aui.appserver.http;

/**
 * The response of operations without data of their own.
 *
 * @param result always true; failures have the error body
 */
public record ResultResponse(boolean result) {
  /** The one value. */
  public static final ResultResponse DONE = new ResultResponse(true);
}
