package io.aui.appserver.ims.request;

import io.aui.appserver.http.JsonObjectText;

/** The phone call that StartAIAgentOutboundCall makes; the calling number is given beside it. */
public interface OutboundCallParameters {
  /** The agent that calls; required. */
  String aiAgentId();

  /** The number to call; required. */
  String calledNumber();

  /** How the agent behaves on the phone. */
  JsonObjectText config();

  /** The session to continue. */
  String sessionId();

  /** Comes back in callbacks and descriptions. */
  String userData();
}
