package io.aui.appserver.validation;

/** Limits that several operations share, and the messages for numbers out of range. */
public final class Lengths {
  /** Most characters of a text for an agent's model, or for a chat. The limit is this server's. */
  public static final int TEXT = 16_384;

  /** Most characters of a text that an agent speaks: IMS's limit for SendAIAgentSpeech. */
  public static final int SPEECH = 1_024;

  /** Most characters of a message: IMS's limit for SendAIAgentDataChannelMessage. */
  public static final int MESSAGE = 8_192;

  /** Most characters of {@code user_data}. The limit is this server's. */
  public static final int USER_DATA = 8_192;

  /**
   * The end of the year 9999 in Unix milliseconds. A greater number is probably in another unit.
   */
  public static final long LATEST_MILLIS = 253_402_300_799_999L;

  /** The message for a number out of range; {@link Violations} appends the number. */
  public static final String RANGE = "must be from {min} to {max}";

  /** The same for a number of seconds. */
  public static final String RANGE_SECONDS = "must be from {min} to {max} seconds";

  private Lengths() {}
}
