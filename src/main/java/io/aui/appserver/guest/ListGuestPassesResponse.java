package io.aui.appserver.guest;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;

/** The guest passes that have not expired, the latest first. */
@JsonNaming(SnakeCaseStrategy.class)
record ListGuestPassesResponse(List<ListedPass> guestPasses) {
  static ListGuestPassesResponse of(List<GuestPassStore.Use> passes) {
    return new ListGuestPassesResponse(passes.stream().map(ListedPass::of).toList());
  }

  /**
   * A pass and its use.
   *
   * @param createdBy absent if nobody was logged in
   * @param guests how many have redeemed it
   * @param secondsUsed how long their ended calls were together
   * @param running how many agents of guests run
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record ListedPass(
      String guestPassId,
      String aiAgentId,
      String workflowType,
      String region,
      String createdBy,
      String createdAt,
      String expiresAt,
      int maxGuests,
      long minutesPerGuest,
      long minutesTotal,
      int guests,
      long secondsUsed,
      int running) {
    private static ListedPass of(GuestPassStore.Use use) {
      GuestPass pass = use.pass();
      return new ListedPass(
          pass.id(),
          pass.agentId(),
          pass.workflowType(),
          pass.region(),
          pass.createdBy().isEmpty() ? null : pass.createdBy(),
          pass.createdAt().toString(),
          pass.expiresAt().toString(),
          pass.guests(),
          pass.perGuest().toMinutes(),
          pass.total().toMinutes(),
          use.guests(),
          use.used().toSeconds(),
          use.running());
    }
  }
}
