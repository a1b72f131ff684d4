package io.aui.appserver.validation;

/** Bounds that several operations share, and the message for bounds of numbers. */
public final class Lengths {
  /** Most characters of a text for an agent's model, or for a chat; the limit is ours. */
  public static final int TEXT = 16_384;

  /** Most characters of a text that an agent says: IMS's limit of SendAIAgentSpeech. */
  public static final int SPEECH = 1_024;

  /** Most characters of a message: IMS's limit of SendAIAgentDataChannelMessage. */
  public static final int MESSAGE = 8_192;

  /** Most characters of {@code user_data}; the limit is ours. */
  public static final int USER_DATA = 8_192;

  /** The end of the year 9999 in Unix milliseconds: later times are of another unit. */
  public static final long LATEST_MILLIS = 253_402_300_799_999L;

  /** The message of a number out of its range; the number itself is added to it. */
  public static final String RANGE = "must be from {min} to {max}";

  /** The same for a number of seconds. */
  public static final String RANGE_SECONDS = "must be from {min} to {max} seconds";

  private Lengths() {}
}
