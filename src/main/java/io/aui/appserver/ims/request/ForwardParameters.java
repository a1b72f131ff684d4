package io.aui.appserver.ims.request;

/** Where ForwardAIAgentCall transfers an inbound phone call. */
public interface ForwardParameters {
  /** The instance that has the call; required. */
  String aiAgentInstanceId();

  /** The number to transfer to. */
  String calledNumber();

  /** The number that is shown there. */
  String callerNumber();

  /** Said before the transfer. */
  String transferPrompt();

  /** Said if the transfer fails. */
  String errorPrompt();
}
