package io.aui.appserver.operation;

/** A request about one instance. */
public interface InstanceReference extends UserRequest {
  /** The instance's id. */
  String aiAgentInstanceId();

  /**
   * The region where the instance runs; null if absent. It is used only for an instance that this
   * server does not know.
   */
  String region();
}
