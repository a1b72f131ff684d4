package io.aui.appserver.agent;

import io.aui.appserver.ims.request.StartParameters;
import io.aui.appserver.operation.UserRequest;

/** What the three operations that start an agent have in common. */
interface StartRequest extends StartParameters, UserRequest {
  /** The agent to start; null if the one configured for the workflow type is meant. */
  String aiAgentId();

  /** The member {@code workflow_type}; may be null. */
  String workflowType();

  /** The member {@code region}; null if the configured one is meant. */
  String region();
}
