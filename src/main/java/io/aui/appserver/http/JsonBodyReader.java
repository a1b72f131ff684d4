package io.aui.appserver.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyReader;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

/**
 * Binds request bodies, which {@link BodyFilter} has collected, to records. The JSON must be strict
 * (no duplicate members, nothing after the value) and within the bounds of {@link BoundedJson}.
 * Unknown members are ignored, because clients can be newer than the server. A number may be
 * written as a string, but not a string as a number. A blank string counts as absent. Failures are
 * thrown as Jackson's exceptions.
 */
@Provider
@ConstrainedTo(RuntimeType.SERVER)
@Consumes(MediaType.APPLICATION_JSON)
public class JsonBodyReader implements ServerMessageBodyReader<Object> {
  static final int LIMIT_BYTES = 64 * 1024;
  static final String TOO_LARGE = "the body may have at most " + LIMIT_BYTES + " bytes";

  private static final Pattern SEPARATORS = Pattern.compile("[_-]");
  private static final Pattern LIKE_A_MEMBER = Pattern.compile("[A-Za-z0-9_-]{2,64}");

  private static final ObjectMapper MAPPER = mapper();

  private final Map<Class<?>, ObjectReader> readers = new ConcurrentHashMap<>();

  /** Reads the JSON of a setting as strictly as a body, but without the bounds. */
  public static JsonNode readSetting(String text) throws IOException {
    return MAPPER.readTree(text);
  }

  /**
   * Reads JSON from a string within a member as strictly as a body.
   *
   * @param text not blank
   * @param bounds of the body that the string is part of
   */
  public static JsonNode readNestedText(String text, BoundedJson bounds) throws IOException {
    try (JsonParser parser = bounds.parser(text)) {
      return MAPPER.reader().readTree(parser);
    }
  }

  private static ObjectMapper mapper() {
    JsonMapper mapper =
        JsonMapper.builder(BoundedJson.factory())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();
    for (CoercionInputShape shape :
        new CoercionInputShape[] {
          CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean
        }) {
      mapper.coercionConfigFor(LogicalType.Textual).setCoercion(shape, CoercionAction.Fail);
    }
    mapper
        .coercionConfigFor(LogicalType.Boolean)
        .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.EmptyString, CoercionAction.AsNull)
        .setAcceptBlankAsEmpty(true);
    mapper
        .coercionConfigFor(LogicalType.Integer)
        .setCoercion(CoercionInputShape.EmptyString, CoercionAction.AsNull)
        .setAcceptBlankAsEmpty(true);
    mapper.addHandler(new MisspelledMembers());
    mapper.registerModule(new SimpleModule().addDeserializer(String.class, new BlankAsAbsent()));
    return mapper;
  }

  /**
   * Members that are ignored because their name differs from a known one in case, underscores or
   * hyphens alone. If the known one is missing, the message names them.
   *
   * @param given what was sent instead of a member, by the member's name
   */
  public record Misspelled(Map<String, String> given) {
    static String letters(String name) {
      return SEPARATORS.matcher(name).replaceAll("").toLowerCase(Locale.ROOT);
    }
  }

  /** Notes misspelled members of the body's own object; all unknown members are ignored. */
  private static final class MisspelledMembers extends DeserializationProblemHandler {
    @Override
    public boolean handleUnknownProperty(
        DeserializationContext context,
        JsonParser parser,
        JsonDeserializer<?> deserializer,
        Object beanOrClass,
        String name) {
      RequestContext request = RequestContext.currentIfAny().orElse(null);
      if (request != null && LIKE_A_MEMBER.matcher(name).matches()) {
        String letters = Misspelled.letters(name);
        for (Object known : deserializer.getKnownPropertyNames()) {
          if (Misspelled.letters(known.toString()).equals(letters)) {
            note(request, known.toString(), name);
          }
        }
      }
      return false;
    }

    private static void note(RequestContext request, String known, String given) {
      Misspelled misspelled =
          request.get(Misspelled.class).orElseGet(() -> new Misspelled(new HashMap<>()));
      misspelled.given().put(known, given);
      request.put(Misspelled.class, misspelled);
    }
  }

  @Override
  public boolean isReadable(
      Class<?> type, Type genericType, ResteasyReactiveResourceInfo method, MediaType mediaType) {
    return true;
  }

  @Override
  public Object readFrom(
      Class<Object> type, Type genericType, MediaType mediaType, ServerRequestContext context)
      throws IOException {
    return read(type, context.getInputStream());
  }

  @Override
  public boolean isReadable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    return true;
  }

  @Override
  public Object readFrom(
      Class<Object> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, String> headers,
      InputStream body)
      throws IOException {
    return read(type, body);
  }

  private Object read(Class<?> type, InputStream body) throws IOException {
    BoundedJson bounds = new BoundedJson();
    ObjectReader reader =
        readers.computeIfAbsent(type, MAPPER::readerFor).withAttribute(BoundedJson.class, bounds);
    Object request;
    try (JsonParser parser = bounds.parser(body.readAllBytes())) {
      request = reader.readValue(parser);
    }
    if (request == null) {
      // The JSON value null is not an object either.
      throw MismatchedInputException.from((JsonParser) null, type, "null");
    }
    return request;
  }
}
