package io.aui.appserver.ims;

/**
 * Which entries of a session to read; all but session and times may be null, which leaves the
 * choice to IMS.
 *
 * @param startMillis Unix milliseconds, included
 * @param endMillis Unix milliseconds, included
 * @param order {@code ASC} or {@code DESC}
 * @param roundLimit the latest so many rounds, whatever the page says
 */
public record DialogueQuery(
    String sessionId,
    long startMillis,
    long endMillis,
    String order,
    Long pageNumber,
    Long pageSize,
    Long roundLimit) {}
