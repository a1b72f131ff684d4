package io.aui.appserver.ims.request;

/** Which person takes a call over, for TakeoverAIAgentCall. */
public interface TakeoverParameters {
  /** The instance whose agent leaves; required. */
  String aiAgentInstanceId();

  /** The person's user id in the channel; if null, IMS makes one. */
  String humanAgentUserId();

  /** Whether the person needs a token for the channel. */
  Boolean requireToken();
}
