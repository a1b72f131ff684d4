package io.aui.appserver.admin;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.aui.appserver.validation.RtcId;

/**
 * A request of getUsage.
 *
 * @param userId the user whose usage is reported; absent for all users together
 */
@JsonNaming(SnakeCaseStrategy.class)
record UsageRequest(@RtcId String userId) {}
