package io.aui.appserver.guest;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.aui.appserver.validation.Lengths;
import io.aui.appserver.validation.Name;
import org.hibernate.validator.constraints.Range;

/**
 * A request of createGuestPass.
 *
 * @param aiAgentId the agent that guests start; if absent, the one configured for the workflow type
 * @param workflowType VoiceChat, AvatarChat3D, VisionChat or VideoChat
 * @param region one of the configured regions
 * @param expire validity in seconds on both versions, 10 to 604,800; a day if absent
 * @param maxGuests 1 to 500; 1 if absent
 * @param minutesPerGuest 1 to 1,440; 10 if absent
 * @param minutesTotal 1 to 720,000; as many as all guests have together if absent
 */
@JsonNaming(SnakeCaseStrategy.class)
record CreateGuestPassRequest(
    @Name String aiAgentId,
    String workflowType,
    String region,
    @Range(min = 10, max = 604_800, message = Lengths.RANGE_SECONDS) Long expire,
    @Range(min = 1, max = GuestPassStore.MAX_GUESTS_OF_PASS, message = Lengths.RANGE)
        Integer maxGuests,
    @Range(min = 1, max = MINUTES_OF_DAY, message = Lengths.RANGE) Integer minutesPerGuest,
    @Range(
            min = 1,
            max = MINUTES_OF_DAY * GuestPassStore.MAX_GUESTS_OF_PASS,
            message = Lengths.RANGE)
        Integer minutesTotal) {
  private static final int MINUTES_OF_DAY = 1_440;
  private static final long A_DAY = 86_400;
  private static final int DEFAULT_MINUTES = 10;

  CreateGuestPassRequest {
    expire = expire == null ? A_DAY : expire;
    maxGuests = maxGuests == null ? 1 : maxGuests;
    minutesPerGuest = minutesPerGuest == null ? DEFAULT_MINUTES : minutesPerGuest;
  }
}
