package io.aui.appserver.agent;

/** A request about one instance. */
interface InstanceReference {
  /** The instance, checked. */
  String aiAgentInstanceId();

  /** The caller, where the request says so; may be null. */
  String userId();

  /**
   * Where the instance runs, where the request says so; may be null. Counts only for instances that
   * this server does not know.
   */
  String region();
}
