package io.aui.appserver.ims.request;

/** Parameters of ListAIAgentDialogues; IMS chooses the value of a null parameter. */
public interface ListDialoguesParameters {
  /** The session; required. */
  String sessionId();

  /** Unix milliseconds, included; required. */
  Long startTime();

  /** Unix milliseconds, included; required. */
  Long endTime();

  /** {@code ASC} or {@code DESC}. */
  String order();

  /** From 1. */
  Long pageNumber();

  /** Entries per page, 1 to 100. */
  Long pageSize();

  /** Only this many of the latest rounds, whatever the page. */
  Long roundLimit();
}
