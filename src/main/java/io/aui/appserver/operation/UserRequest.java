package io.aui.appserver.operation;

/** A request that may name the user for whom it is made. */
public interface UserRequest {
  /** The member {@code user_id}; null if absent. */
  String userId();
}
