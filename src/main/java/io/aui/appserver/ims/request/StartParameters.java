package io.aui.appserver.ims.request;

import io.aui.appserver.http.JsonObjectText;

/** What the start of an agent says about it, in GenerateAIAgentCall and StartAIAgentInstance. */
public interface StartParameters {
  /** Merged with the console's configuration; wins over the template member by member. */
  JsonObjectText agentConfig();

  /** The older form of the configuration, by workflow type. */
  JsonObjectText templateConfig();

  /** Copies the dialogue into a messaging session. */
  JsonObjectText chatSyncConfig();

  /** The session to continue. */
  String sessionId();

  /** Comes back in callbacks and descriptions. */
  String userData();
}
