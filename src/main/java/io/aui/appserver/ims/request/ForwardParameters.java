package io.aui.appserver.ims.request;

/** Parameters of ForwardAIAgentCall, which transfers an inbound phone call. */
public interface ForwardParameters {
  /** The instance that has the call; required. */
  String aiAgentInstanceId();

  /** The number to transfer to. */
  String calledNumber();

  /** The number that the called person sees. */
  String callerNumber();

  /** What the agent says before the transfer. */
  String transferPrompt();

  /** What the agent says if the transfer fails. */
  String errorPrompt();
}
