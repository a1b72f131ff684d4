package io.aui.appserver.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;

/**
 * Completes the document: adds both versions of every path, the description and example of every
 * member, and all failures.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ApiDocument implements OASFilter {
  private static final String SPELLING = "{spelling}";
  private static final String SPELLED = "generateAIAgentCall";
  private static final String ALSO_SPELLED = "GenerateAIAgentCall";

  private final Texts members = Texts.load("members");
  private final Texts operations = Texts.load("operations");

  /** Called by the framework. */
  public ApiDocument() {}

  @Override
  public void filterOpenAPI(OpenAPI document) {
    document.info(
        OASFactory.createInfo()
            .title("AUI AppServer")
            .version("2")
            .description(operations.required("document")));
    // Documentation is served on the management port; the operations are on the main one.
    document.servers(
        List.of(
            OASFactory.createServer()
                .url("http://localhost:8080")
                .description("The main port of this server")));
    Map<String, Schema> schemas = new LinkedHashMap<>(document.getComponents().getSchemas());
    new Members(members).describe(schemas);
    schemas.putAll(ErrorResponses.schemas(members));
    document.getComponents().setSchemas(schemas);
    paths(document, new Examples(schemas));
  }

  private void paths(OpenAPI document, Examples examples) {
    Map<String, PathItem> original = new LinkedHashMap<>(document.getPaths().getPathItems());
    document.setPaths(OASFactory.createPaths());
    for (String version : List.of("v2", "v1")) {
      original.forEach(
          (path, item) -> {
            String versioned = path.replace("{version}", version);
            if (versioned.endsWith(SPELLING)) {
              add(document, versioned.replace(SPELLING, SPELLED), version, item, examples);
              add(document, versioned.replace(SPELLING, ALSO_SPELLED), version, item, examples);
            } else {
              add(document, versioned, version, item, examples);
            }
          });
    }
  }

  private void add(
      OpenAPI document, String path, String version, PathItem item, Examples examples) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    String operation = name.equals(ALSO_SPELLED) ? SPELLED : name;
    Operation documented =
        new Documented(operations, examples).of(item.getPOST(), operation, version);
    documented.setOperationId(version + "_" + name);
    document.getPaths().addPathItem(path, OASFactory.createPathItem().POST(documented));
  }
}
