package io.aui.appserver.openapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/** Describes one operation of one version: summary, required members, response and failures. */
final class Documented {
  private static final String JSON = "application/json";
  private static final String EVENTS = "text/event-stream";
  private static final int MAX_KEY = 128;

  private final Texts texts;
  private final Texts members;
  private final Examples examples;

  Documented(Texts texts, Texts members, Examples examples) {
    this.texts = texts;
    this.members = members;
    this.examples = examples;
  }

  Operation of(Operation scanned, String name, String tag, String version) {
    Schema request = only(scanned.getRequestBody().getContent());
    Schema answer = only(scanned.getResponses().getAPIResponse("200").getContent());
    List<String> required =
        texts.find(name + ".required." + version).isPresent()
            ? texts.list(name + ".required." + version)
            : texts.list(name + ".required");
    Operation operation = OASFactory.createOperation();
    if (texts.list("idempotent").contains(name)) {
      operation.addParameter(idempotencyKey());
    }
    return operation
        .summary(texts.required(name))
        .tags(List.of(tag))
        .security(Logins.of(name))
        .requestBody(
            OASFactory.createRequestBody()
                .required(true)
                .content(content(needing(request, required), requestExample(request, name))))
        .responses(responses(answer, version));
  }

  /** An operation whose request is its address and whose response is a stream of events. */
  Operation stream(Operation scanned, String name, String tag, String version) {
    List<String> required = texts.list(name + ".required");
    List<Parameter> parameters =
        scanned.getParameters().stream()
            .filter(parameter -> parameter.getIn() != Parameter.In.PATH)
            .map(parameter -> described(parameter, required))
            .toList();
    MediaType events =
        OASFactory.createMediaType()
            .schema(OASFactory.createSchema().type(List.of(SchemaType.STRING)))
            .example(texts.required(name + ".stream"));
    Content success = OASFactory.createContent().addMediaType(EVENTS, events);
    APIResponses responses = OASFactory.createAPIResponses();
    if (version.equals("v2")) {
      MediaType failures = OASFactory.createMediaType().schema(ErrorResponses.reference());
      ErrorResponses.addCarriedBySuccess(failures);
      success.addMediaType(JSON, failures);
    }
    responses.addAPIResponse(
        "200",
        OASFactory.createAPIResponse()
            .description(texts.required(version + ".success"))
            .content(success));
    responses.addAPIResponse(
        "204", OASFactory.createAPIResponse().description(texts.required(name + ".204")));
    ErrorResponses.addTo(responses, version.equals("v2"));
    return OASFactory.createOperation()
        .summary(texts.required(name))
        .tags(List.of(tag))
        .security(Logins.of(name))
        .parameters(parameters)
        .responses(responses);
  }

  private Parameter described(Parameter scanned, List<String> required) {
    String name = scanned.getName();
    String text = name.toLowerCase(Locale.ROOT);
    return OASFactory.createParameter()
        .name(name)
        .in(scanned.getIn())
        .required(required.contains(name))
        .description(members.required(text))
        .schema(scanned.getSchema())
        .example(members.required(text + ".example"));
  }

  private Parameter idempotencyKey() {
    return OASFactory.createParameter()
        .name("Idempotency-Key")
        .in(Parameter.In.HEADER)
        .description(texts.required("idempotency_key"))
        .schema(
            OASFactory.createSchema()
                .type(List.of(SchemaType.STRING))
                .minLength(1)
                .maxLength(MAX_KEY));
  }

  private static Schema only(Content content) {
    return content.getMediaTypes().values().iterator().next().getSchema();
  }

  private static Schema needing(Schema request, List<String> required) {
    return required.isEmpty()
        ? request
        : OASFactory.createSchema()
            .allOf(List.of(request, OASFactory.createSchema().required(required)));
  }

  /** The members listed in {@code <operation>.example}; all members of the record if not listed. */
  private Map<String, Object> requestExample(Schema request, String name) {
    Map<String, Object> all = examples.of(request);
    List<String> shown = texts.list(name + ".example");
    if (shown.isEmpty()) {
      return all;
    }
    Map<String, Object> chosen = new LinkedHashMap<>();
    for (String member : shown) {
      if (!all.containsKey(member)) {
        throw new IllegalStateException(name + " has no member " + member);
      }
      chosen.put(member, all.get(member));
    }
    return chosen;
  }

  private APIResponses responses(Schema answer, String version) {
    APIResponses responses = OASFactory.createAPIResponses();
    boolean v2 = version.equals("v2");
    Schema success =
        v2 ? OASFactory.createSchema().oneOf(List.of(answer, ErrorResponses.reference())) : answer;
    MediaType media =
        OASFactory.createMediaType()
            .schema(success)
            .addExample("success", OASFactory.createExample().value(examples.of(answer)));
    if (v2) {
      ErrorResponses.addCarriedBySuccess(media);
    }
    responses.addAPIResponse(
        "200",
        OASFactory.createAPIResponse()
            .description(texts.required(version + ".success"))
            .content(OASFactory.createContent().addMediaType(JSON, media)));
    ErrorResponses.addTo(responses, v2);
    return responses;
  }

  private static Content content(Schema schema, Map<String, Object> example) {
    return OASFactory.createContent()
        .addMediaType(JSON, OASFactory.createMediaType().schema(schema).example(example));
  }
}
