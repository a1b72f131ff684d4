package io.aui.appserver.tracking;

import io.aui.appserver.tracking.OwnershipRegistry.Occupant;
import io.aui.appserver.tracking.OwnershipRegistry.Reservation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A reserved name, its owner, and until when it is reserved. Not safe for concurrent use. */
final class ReservedName {
  private static final int MAX_OCCUPANTS = 16;

  private final Name name;
  private final String userId;
  private Instant until = Instant.MIN;
  private List<Occupant> occupants = List.of();

  ReservedName(Name name, String userId) {
    this.name = name;
    this.userId = userId;
  }

  Name name() {
    return name;
  }

  String userId() {
    return userId;
  }

  void extend(Reservation reservation) {
    keepUntil(reservation.until());
    if (reservation.occupant() != null) {
      List<Occupant> more = new ArrayList<>(occupants);
      more.add(reservation.occupant());
      if (more.size() > MAX_OCCUPANTS) {
        Occupant first = more.stream().min(Comparator.comparing(Occupant::until)).orElseThrow();
        more.remove(first);
        keepUntil(first.until());
      }
      occupants = List.copyOf(more);
    }
  }

  private void keepUntil(Instant end) {
    if (end.isAfter(until)) {
      until = end;
    }
  }

  void leave(String instanceId) {
    occupants = occupants.stream().filter(each -> !each.instanceId().equals(instanceId)).toList();
  }

  boolean isHeld(Instant now) {
    return until.isAfter(now) || isOccupied(now);
  }

  boolean isOccupied(Instant now) {
    for (Occupant occupant : occupants) {
      if (occupant.until().isAfter(now)) {
        return true;
      }
    }
    return false;
  }
}
