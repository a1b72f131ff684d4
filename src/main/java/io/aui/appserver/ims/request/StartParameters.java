package io.aui.appserver.ims.request;

import io.aui.appserver.http.JsonObjectText;

/** Parameters that GenerateAIAgentCall and StartAIAgentInstance share. */
public interface StartParameters {
  /** Merged with the console's configuration; each member overrides that of the template. */
  JsonObjectText agentConfig();

  /** The older, deprecated form of the configuration, by workflow type. */
  JsonObjectText templateConfig();

  /** Copies the dialogue into a messaging session. */
  JsonObjectText chatSyncConfig();

  /** The session to continue. */
  String sessionId();

  /** Returned by IMS in callbacks and descriptions. */
  String userData();
}
