package io.aui.appserver.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses JSON that clients send, as a body or as a string within a body, within fixed bounds.
 * Parsed JSON takes many times its length in memory and time, so a limit on bytes alone is not
 * enough. A body and the JSON strings within it are counted together. Not thread-safe.
 */
public final class BoundedJson {
  /** How deep objects and arrays may be nested. Counting starts again in a JSON string. */
  public static final int MAX_DEPTH = 64;

  /** Most members and array elements of a body, at all depths, JSON strings included. */
  public static final int MAX_MEMBERS = 2_000;

  /** Most characters of a member's name. */
  public static final int MAX_NAME_LENGTH = 64;

  /** Most characters of a number. */
  public static final int MAX_NUMBER_LENGTH = 64;

  private static final Pattern GIVEN_TWICE =
      Pattern.compile("Duplicate field '([A-Za-z0-9_]{1," + MAX_NAME_LENGTH + "})'");

  /** A part of Jackson's message, and what to tell the caller; the first that fits. */
  private static final Map<String, String> FAULTS = faults();

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxNumberLength(MAX_NUMBER_LENGTH)
                  .maxStringLength(JsonBodyReader.LIMIT_BYTES)
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          // The source is user input: it must not appear in messages or logs.
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          // Names that callers invent must not stay in the JVM's table of strings.
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          // All requests would share the table of names: names with equal hashes make it fail for
          // all.
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .build();

  private int members;

  /** Bounds for one body, to be shared with the JSON strings within it. */
  public BoundedJson() {}

  /** Returns a parser that throws {@link BoundsException} if the JSON exceeds the bounds. */
  public JsonParser parser(String text) throws IOException {
    return new Counting(FACTORY.createParser(text));
  }

  /**
   * The same for UTF-8 bytes. They are decoded here because without a shared table of names, the
   * factory accepts bytes that are not UTF-8.
   */
  JsonParser parser(byte[] utf8) throws IOException {
    try {
      CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8));
      return new Counting(FACTORY.createParser(text.array(), text.arrayOffset(), text.remaining()));
    } catch (CharacterCodingException e) {
      throw new JsonParseException(null, "not UTF-8", e);
    }
  }

  /**
   * What is wrong with JSON that could not be parsed, and where: text to follow "is not valid
   * JSON". Jackson's own messages may show internals and input, so they are only recognized here.
   * Of the input, nothing is repeated but the name of a member that is given twice.
   */
  public static String fault(JacksonException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof StreamReadException unread) {
        return ": " + reason(unread) + at(unread);
      }
    }
    return at(failure);
  }

  /** Where parsing failed, in parentheses; empty if unknown. */
  public static String at(JacksonException failure) {
    JsonLocation location = failure.getLocation();
    return location == null
        ? ""
        : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
  }

  private static String reason(StreamReadException unread) {
    String message = unread.getOriginalMessage();
    Matcher twice = GIVEN_TWICE.matcher(message);
    if (twice.matches()) {
      return "the member " + twice.group(1) + " is given twice; leave one of them out";
    } else if (unread instanceof JsonEOFException) {
      return "it ends too early; a quote, a bracket or a brace is not closed";
    }
    return FAULTS.entrySet().stream()
        .filter(fault -> message.contains(fault.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("something is not allowed at this place");
  }

  static JsonFactory factory() {
    return FACTORY;
  }

  private static Map<String, String> faults() {
    Map<String, String> faults = new LinkedHashMap<>();
    faults.put("Duplicate field", "a member is given twice; leave one of them out");
    faults.put("not UTF-8", "it must be encoded in UTF-8");
    faults.put(
        "start field name", "a member's name in double quotes is expected, or the object's end");
    faults.put("separate field name and value", "a colon is expected after the member's name");
    faults.put("comma to separate", "a comma or the end of the object or array is expected");
    faults.put(
        "Unrecognized token", "texts must be in double quotes; else true, false, null or a number");
    faults.put("Non-standard token", "numbers must be finite");
    faults.put("Illegal unquoted character", "control characters in texts must be escaped");
    faults.put("escape", "a backslash must begin one of JSON's escapes");
    faults.put("number", "a number is malformed");
    faults.put("numeric", "a number is malformed");
    faults.put("expected a v", "a value is expected");
    return faults;
  }

  private void count(JsonParser parser) throws BoundsException {
    members++;
    if (members > MAX_MEMBERS) {
      throw new BoundsException(
          parser, "has more than " + MAX_MEMBERS + " members and array elements");
    }
  }

  /** Counts the tokens as they are read. */
  private final class Counting extends JsonParserDelegate {
    Counting(JsonParser parser) {
      super(parser);
    }

    @Override
    public JsonToken nextToken() throws IOException {
      JsonToken token = delegate.nextToken();
      if (token == JsonToken.FIELD_NAME) {
        count(this);
        if (delegate.currentName().length() > MAX_NAME_LENGTH) {
          throw new BoundsException(
              this, "has a member whose name is longer than " + MAX_NAME_LENGTH + " characters");
        }
      } else if (isElement(token)) {
        count(this);
      }
      return token;
    }

    private boolean isElement(JsonToken token) {
      if (token == null || token.isStructEnd()) {
        return false;
      }
      JsonStreamContext within = delegate.getParsingContext();
      if (token.isStructStart()) {
        within = within.getParent();
      }
      return within.inArray();
    }

    /** Counts skipped tokens too; the parser's own method would not report them. */
    @Override
    public JsonParser skipChildren() throws IOException {
      for (int open = currentToken().isStructStart() ? 1 : 0; open > 0; ) {
        JsonToken token = nextToken();
        if (token == null) {
          return this;
        }
        open += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
      }
      return this;
    }
  }
}
