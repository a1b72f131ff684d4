package io.aui.appserver.ims.request;

/** Which entries of a session ListAIAgentDialogues reads; if null, IMS chooses. */
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

  /** Only the latest so many rounds, whatever the page says. */
  Long roundLimit();
}
