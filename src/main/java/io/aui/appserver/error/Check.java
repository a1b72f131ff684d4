package io.aui.appserver.error;

import io.aui.appserver.http.BoundedJson;
import io.aui.appserver.http.BoundsException;
import io.aui.appserver.http.JsonBodyReader;
import io.aui.appserver.http.JsonObjectText;
import io.aui.appserver.ims.schema.Schema;
import io.aui.appserver.ims.schema.Violation;
import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The checks that members of requests share. Each returns the value it was given, or throws an
 * {@link ApiException} (400).
 */
public final class Check {
  /** Most characters of a text for an agent's model, or for a chat; the limit is ours. */
  public static final int MAX_TEXT = 16_384;

  /** Most characters of a text that an agent says: IMS's limit of SendAIAgentSpeech. */
  public static final int MAX_SPEECH = 1_024;

  /** Most characters of {@code user_data}; the limit is ours. */
  public static final int MAX_USER_DATA = 8_192;

  private static final int MAX_ID = 64;
  private static final int MAX_NAME = 128;
  private static final BitSet IN_IDS = new BitSet();

  static {
    IN_IDS.set('a', 'z' + 1);
    IN_IDS.set('A', 'Z' + 1);
    IN_IDS.set('0', '9' + 1);
    IN_IDS.set('_');
    IN_IDS.set('-');
  }

  private Check() {}

  /** A member that must be there and not blank. */
  public static String required(String member, String value) {
    if (value == null) {
      throw ApiException.missing(member);
    }
    return notBlank(member, value);
  }

  /**
   * A user or channel id where there is one: the RTC token's hash joins them, so IMS limits their
   * alphabet.
   */
  public static String id(String member, String value) {
    if (value != null && !isId(value)) {
      throw ApiException.invalid(member, "must be 1 to 64 characters out of A-Z a-z 0-9 _ -");
    }
    return value;
  }

  /**
   * A name that IMS gave or takes (an agent, an instance, a session), if there is one: 1 to 128
   * printable ASCII characters without blanks.
   */
  public static String name(String member, String value) {
    return name(member, value, MAX_NAME);
  }

  /** The same with a limit of its own. */
  public static String name(String member, String value, int maxLength) {
    if (value != null && !isName(value, maxLength)) {
      throw ApiException.invalid(
          member, "must be 1 to " + maxLength + " printable ASCII characters without blanks");
    }
    return value;
  }

  /** Whether a value is 1 to so many printable ASCII characters without blanks. */
  public static boolean isName(String value, int maxLength) {
    return !value.isEmpty()
        && value.length() <= maxLength
        && value.chars().allMatch(c -> c > ' ' && c < 0x7f);
  }

  /** A text of limited length where there is one; its length counts Unicode code points. */
  public static String text(String member, String value, int maxCodePoints) {
    if (value == null) {
      return null;
    }
    int length = value.codePointCount(0, value.length());
    if (length > maxCodePoints) {
      throw ApiException.invalid(
          member, "may have at most " + maxCodePoints + " characters, was " + length);
    }
    return value;
  }

  /**
   * A whole number within a range, both ends included, where there is one.
   *
   * @param unit what it counts, for the message; may be empty
   */
  public static Long range(String member, Long value, long min, long max, String unit) {
    if (value != null && (value < min || value > max)) {
      throw ApiException.invalid(
          member,
          "must be from "
              + min
              + " to "
              + max
              + (unit.isEmpty() ? "" : " " + unit)
              + ", was "
              + value);
    }
    return value;
  }

  /**
   * A configuration where there is one: what IMS documents of it must have the documented types and
   * ranges.
   */
  public static void configuration(String member, JsonObjectText value, Schema schema) {
    if (value == null) {
      return;
    }
    List<Violation> violations = schema.check(value.object(), "/" + member);
    if (!violations.isEmpty()) {
      throw new ApiException(
          ErrorCode.INVALID_PARAMETER,
          violations.stream()
              .map(violation -> violation.pointer() + " " + violation.problem())
              .collect(Collectors.joining("; ")));
    }
  }

  /** A text that must be JSON of any kind, where there is one. */
  public static String json(String member, String value) {
    if (value != null) {
      try {
        JsonBodyReader.readNestedText(value, new BoundedJson());
      } catch (BoundsException e) {
        throw ApiException.invalid(
            member, "must be JSON as text, but it " + e.getOriginalMessage());
      } catch (IOException e) {
        throw ApiException.invalid(member, "must be JSON as text");
      }
    }
    return value;
  }

  /** One of the documented words, spelled as documented, where there is one. */
  public static String choice(String member, String value, String... allowed) {
    if (value != null && !List.of(allowed).contains(value)) {
      throw ApiException.invalid(member, "must be " + String.join(" or ", allowed));
    }
    return value;
  }

  private static boolean isId(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (!IN_IDS.get(value.charAt(i))) {
        return false;
      }
    }
    return !value.isEmpty() && value.length() <= MAX_ID;
  }

  private static String notBlank(String member, String value) {
    if (value.isBlank()) {
      throw ApiException.invalid(member, "must not be blank");
    }
    return value;
  }
}
