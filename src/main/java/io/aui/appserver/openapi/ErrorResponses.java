package io.aui.appserver.openapi;

import io.aui.appserver.error.ErrorCode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.examples.Example;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/**
 * Describes the failures, from {@link ErrorCode}: one response per status, with one example per
 * code.
 */
final class ErrorResponses {
  private static final String NAME = "Error";

  /**
   * Codes that v2 sends with their real status. Login failures have status 403 on v2, all other
   * failures 200.
   */
  private static final Set<ErrorCode> REAL_ON_V2 =
      Set.of(
          ErrorCode.NOT_FOUND,
          ErrorCode.METHOD_NOT_ALLOWED,
          ErrorCode.BODY_TOO_LARGE,
          ErrorCode.UNSUPPORTED_MEDIA_TYPE);

  private static final int BAD_REQUEST = 400;
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;

  private ErrorResponses() {}

  static Schema reference() {
    return OASFactory.createSchema().ref(NAME);
  }

  static Map<String, Schema> schemas(Texts members) {
    Schema error =
        OASFactory.createSchema()
            .type(List.of(SchemaType.OBJECT))
            .required(List.of("code", "message", "error_code", "request_id"));
    for (String member : List.of("code", "message", "error_code", "request_id")) {
      SchemaType type = member.equals("code") ? SchemaType.INTEGER : SchemaType.STRING;
      error.addProperty(
          member,
          OASFactory.createSchema().type(List.of(type)).description(members.required(member)));
    }
    return Map.of(NAME, error);
  }

  /** Adds all responses and examples, which operations refer to. */
  static void declare(Components components) {
    for (ErrorCode code : ErrorCode.values()) {
      if (isCarriedBySuccess(code)) {
        // On v2, code 403 is for login failures only; other refusals have code 400.
        int status = code.status() == FORBIDDEN ? BAD_REQUEST : code.status();
        components.addExample(carried(code), example(status, code));
      }
    }
    for (boolean v2 : new boolean[] {true, false}) {
      byStatus(v2)
          .forEach(
              (status, codes) -> components.addResponse(name(status, v2), response(status, codes)));
    }
  }

  static void addTo(APIResponses responses, boolean v2) {
    byStatus(v2)
        .keySet()
        .forEach(
            status ->
                responses.addAPIResponse(
                    status.toString(), OASFactory.createAPIResponse().ref(name(status, v2))));
  }

  private static Map<Integer, List<ErrorCode>> byStatus(boolean v2) {
    return Arrays.stream(ErrorCode.values())
        .filter(code -> !v2 || !isCarriedBySuccess(code))
        .collect(
            Collectors.groupingBy(
                code -> v2 && code.status() == UNAUTHORIZED ? FORBIDDEN : code.status(),
                TreeMap::new,
                Collectors.toList()));
  }

  private static String name(int status, boolean v2) {
    return (v2 ? "v2_" : "v1_") + status;
  }

  private static APIResponse response(int status, List<ErrorCode> codes) {
    MediaType media = OASFactory.createMediaType().schema(reference());
    codes.forEach(code -> media.addExample(code.code(), example(status, code)));
    return OASFactory.createAPIResponse()
        .description(codes.stream().map(ErrorCode::title).collect(Collectors.joining(" ")))
        .content(OASFactory.createContent().addMediaType("application/json", media));
  }

  /** One example for each failure that v2 sends with status 200. */
  static void addCarriedBySuccess(MediaType success) {
    Arrays.stream(ErrorCode.values())
        .filter(ErrorResponses::isCarriedBySuccess)
        .forEach(
            code -> success.addExample(code.code(), OASFactory.createExample().ref(carried(code))));
  }

  private static String carried(ErrorCode code) {
    return "v2_" + code.code();
  }

  private static boolean isCarriedBySuccess(ErrorCode code) {
    return code.status() != UNAUTHORIZED && !REAL_ON_V2.contains(code);
  }

  private static Example example(int status, ErrorCode code) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("code", status);
    body.put("message", code.title());
    body.put("error_code", code.code());
    body.put("request_id", "7B117AF5-2A16-412C-B127-FA6175ED1AD0");
    return OASFactory.createExample().value(body);
  }
}
