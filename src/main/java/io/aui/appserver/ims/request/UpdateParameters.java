package io.aui.appserver.ims.request;

import io.aui.appserver.http.JsonObjectText;

/** What UpdateAIAgentInstance changes of a running instance. */
public interface UpdateParameters {
  /** The instance; required. */
  String aiAgentInstanceId();

  /** The new configuration. */
  JsonObjectText agentConfig();

  /** The new configuration in its older form. */
  JsonObjectText templateConfig();

  /** Comes back in callbacks and descriptions. */
  String userData();
}
