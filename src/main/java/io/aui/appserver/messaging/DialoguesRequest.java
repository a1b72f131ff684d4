package io.aui.appserver.messaging;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.aui.appserver.error.ApiException;
import io.aui.appserver.error.Check;
import io.aui.appserver.ims.request.ListDialoguesParameters;
import io.aui.appserver.operation.UserRequest;

/**
 * Which part of a session's dialogue to read.
 *
 * @param startTime Unix milliseconds, included
 * @param endTime Unix milliseconds, included
 * @param order ASC, or DESC as IMS has it where absent
 * @param roundLimit the latest so many rounds, whatever the page says
 */
@JsonNaming(SnakeCaseStrategy.class)
record DialoguesRequest(
    String sessionId,
    String userId,
    String region,
    Long startTime,
    Long endTime,
    String order,
    Long pageNumber,
    Long pageSize,
    Long roundLimit)
    implements ListDialoguesParameters, UserRequest {
  /** The year 9999: beyond it, somebody counts in another unit. */
  private static final long LATEST = 253_402_300_799_999L;

  private static final long MAX_PAGE_SIZE = 100;

  DialoguesRequest {
    Check.name("session_id", Check.required("session_id", sessionId));
    Check.id("user_id", userId);
    time("start_time", startTime);
    time("end_time", endTime);
    Check.choice("order", order, "ASC", "DESC");
    Check.range("page_number", pageNumber, 1, Integer.MAX_VALUE, "");
    Check.range("page_size", pageSize, 1, MAX_PAGE_SIZE, "");
    Check.range("round_limit", roundLimit, 1, Integer.MAX_VALUE, "");
  }

  private static void time(String member, Long value) {
    if (value == null) {
      throw ApiException.missing(member);
    }
    Check.range(member, value, 0, LATEST, "milliseconds");
  }
}
