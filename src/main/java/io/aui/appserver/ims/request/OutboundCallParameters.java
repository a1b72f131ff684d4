package io.aui.appserver.ims.request;

import io.aui.appserver.http.JsonObjectText;

/** Parameters of StartAIAgentOutboundCall; the calling number is passed separately. */
public interface OutboundCallParameters {
  /** The agent that calls; required. */
  String aiAgentId();

  /** The number to call; required. */
  String calledNumber();

  /** The configuration of the agent for this call. */
  JsonObjectText config();

  /** The session to continue. */
  String sessionId();

  /** Returned by IMS in callbacks and descriptions. */
  String userData();
}
