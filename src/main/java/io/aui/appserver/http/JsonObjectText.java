package io.aui.appserver.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;

/**
 * A JSON object that clients send either in a string, as the API documents, or as the object
 * itself.
 *
 * @param text the string exactly as it was sent; for an object, the object serialized again
 * @param object the parsed object, for checks
 */
@JsonDeserialize(using = JsonObjectText.Reader.class)
public record JsonObjectText(String text, ObjectNode object) {
  /** Returns the member's text, or null if the member is absent. */
  public static String textOf(JsonObjectText member) {
    return member == null ? null : member.text;
  }

  /**
   * Shows no content: configurations may hold prompts and phone numbers, which must not be logged.
   */
  @Override
  public String toString() {
    return "JsonObjectText[" + text.length() + " characters]";
  }

  /** Used by Jackson. */
  @RegisterForReflection
  static final class Reader extends JsonDeserializer<JsonObjectText> {
    @Override
    public JsonObjectText deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      if (parser.currentToken() == JsonToken.START_OBJECT) {
        ObjectNode object = context.readValue(parser, ObjectNode.class);
        return new JsonObjectText(object.toString(), object);
      }
      if (parser.currentToken() != JsonToken.VALUE_STRING) {
        throw new UnusableMemberException(
            parser, "must be a JSON object, or a string that contains one");
      }
      String text = parser.getText();
      return text.isBlank() ? null : fromText(parser, text, bounds(context));
    }

    /** The bounds of the body; new ones if something other than a body is read. */
    private static BoundedJson bounds(DeserializationContext context) {
      return context.getAttribute(BoundedJson.class) instanceof BoundedJson bounds
          ? bounds
          : new BoundedJson();
    }

    private static JsonObjectText fromText(JsonParser parser, String text, BoundedJson bounds)
        throws IOException {
      try {
        JsonNode node = JsonBodyReader.readNestedText(text, bounds);
        if (node instanceof ObjectNode object) {
          return new JsonObjectText(text, object);
        }
        String kind = node.isMissingNode() ? "empty" : "a JSON " + kindOf(node);
        throw new UnusableMemberException(
            parser, "must hold a JSON object as text, but is " + kind);
      } catch (UnusableMemberException e) {
        throw e;
      } catch (BoundsException e) {
        throw new UnusableMemberException(
            parser,
            "must hold a JSON object as text, but it "
                + e.getOriginalMessage()
                + BoundedJson.at(e));
      } catch (StreamConstraintsException e) {
        throw new UnusableMemberException(
            parser,
            "must hold a JSON object as text, but it is nested deeper than "
                + BoundedJson.MAX_DEPTH
                + " levels or has a number of more than "
                + BoundedJson.MAX_NUMBER_LENGTH
                + " characters"
                + BoundedJson.at(e));
      } catch (JacksonException e) {
        throw new UnusableMemberException(
            parser,
            "must hold a JSON object as text, but is not valid JSON" + BoundedJson.fault(e));
      }
    }

    private static String kindOf(JsonNode node) {
      return node.getNodeType().name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
