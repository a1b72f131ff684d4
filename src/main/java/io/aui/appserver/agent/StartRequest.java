package io.aui.appserver.agent;

import io.aui.appserver.ims.request.StartParameters;
import io.aui.appserver.operation.UserRequest;

/** The members that all three operations to start an agent have in common. */
interface StartRequest extends StartParameters, UserRequest {
  /** The agent to start; if null, the one configured for the workflow type. */
  String aiAgentId();

  /** The member {@code workflow_type}; may be null. */
  String workflowType();

  /** The member {@code region}; if null, the standard region. */
  String region();
}
