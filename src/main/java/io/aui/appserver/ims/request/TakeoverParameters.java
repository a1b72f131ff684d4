package io.aui.appserver.ims.request;

/** Parameters of TakeoverAIAgentCall, with which a person takes over a call. */
public interface TakeoverParameters {
  /** The instance whose agent leaves; required. */
  String aiAgentInstanceId();

  /** The person's user id in the channel; if null, IMS creates one. */
  String humanAgentUserId();

  /** Whether the person needs a token for the channel. */
  Boolean requireToken();
}
