package io.aui.appserver.ims.request;

import io.aui.appserver.http.JsonObjectText;

/** Parameters of UpdateAIAgentInstance, which changes a running instance. */
public interface UpdateParameters {
  /** The instance; required. */
  String aiAgentInstanceId();

  /** The new configuration. */
  JsonObjectText agentConfig();

  /** The new configuration in its older form. */
  JsonObjectText templateConfig();

  /** Returned by IMS in callbacks and descriptions. */
  String userData();
}
