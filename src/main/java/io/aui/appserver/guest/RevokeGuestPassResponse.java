package io.aui.appserver.guest;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * What a revocation has stopped.
 *
 * @param stopped the number of guests' instances that have ended, confirmed by IMS
 * @param pending the number of those whose end IMS has not confirmed yet; the server goes on
 *     stopping them
 */
@JsonNaming(SnakeCaseStrategy.class)
record RevokeGuestPassResponse(int stopped, int pending) {}
