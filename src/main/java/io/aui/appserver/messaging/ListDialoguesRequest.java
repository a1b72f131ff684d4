package io.aui.appserver.messaging;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.aui.appserver.ims.request.ListDialoguesParameters;
import io.aui.appserver.operation.UserRequest;
import io.aui.appserver.validation.Lengths;
import io.aui.appserver.validation.Name;
import io.aui.appserver.validation.OneOf;
import io.aui.appserver.validation.RtcId;
import jakarta.validation.constraints.NotNull;
import org.hibernate.validator.constraints.Range;

/**
 * A request of listAIAgentDialogues: the part of a session's dialogue to read.
 *
 * @param startTime Unix milliseconds, included
 * @param endTime Unix milliseconds, included
 * @param order ASC or DESC (newest first); DESC if absent
 * @param roundLimit the number of latest rounds to return; page number and size are then ignored
 */
@JsonNaming(SnakeCaseStrategy.class)
record ListDialoguesRequest(
    @NotNull @Name String sessionId,
    @RtcId String userId,
    String region,
    @NotNull @Range(min = 0, max = Lengths.LATEST_MILLIS, message = Lengths.RANGE) Long startTime,
    @NotNull @Range(min = 0, max = Lengths.LATEST_MILLIS, message = Lengths.RANGE) Long endTime,
    @OneOf({"ASC", "DESC"}) String order,
    @Range(min = 1, max = Integer.MAX_VALUE, message = Lengths.RANGE) Long pageNumber,
    @Range(min = 1, max = 100, message = Lengths.RANGE) Long pageSize,
    @Range(min = 1, max = Integer.MAX_VALUE, message = Lengths.RANGE) Long roundLimit)
    implements ListDialoguesParameters, UserRequest {}
