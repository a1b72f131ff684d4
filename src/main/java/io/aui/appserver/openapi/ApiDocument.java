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
  private static final List<String> VERSIONS = List.of("v2", "v1");
  private static final String VERSION = "{version}";
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
    Map<String, Schema> schemas = new LinkedHashMap<>(document.getComponents().getSchemas());
    new Members(members).describe(schemas);
    schemas.putAll(ErrorResponses.schemas(members));
    document.getComponents().setSchemas(schemas);
    ErrorResponses.declare(document.getComponents());
    Logins.declare(document, operations);
    paths(document, new Examples(schemas));
  }

  /** The order within the document is that of a call's life, the newer version first. */
  private void paths(OpenAPI document, Examples examples) {
    Map<String, String> paths = new LinkedHashMap<>();
    Map<String, PathItem> original = new LinkedHashMap<>(document.getPaths().getPathItems());
    original.keySet().forEach(path -> paths.put(operation(path), path));
    List<String> tags = operations.list("tags");
    tags.forEach(
        tag ->
            document.addTag(
                OASFactory.createTag()
                    .name(tag)
                    .description(operations.required("tag." + tag + ".description"))));
    document.setPaths(OASFactory.createPaths());
    for (String tag : tags) {
      for (String version : VERSIONS) {
        for (String operation : operations.list("tag." + tag)) {
          String path = paths.get(operation);
          if (path == null) {
            throw new IllegalStateException("there is no operation " + operation);
          }
          String versioned = path.replace(VERSION, version);
          if (versioned.contains("/" + version + "/")) {
            PathItem item = original.get(path);
            add(document, versioned.replace(SPELLING, SPELLED), tag, version, item, examples);
            if (versioned.endsWith(SPELLING)) {
              add(
                  document,
                  versioned.replace(SPELLING, ALSO_SPELLED),
                  tag,
                  version,
                  item,
                  examples);
            }
          }
        }
      }
    }
    paths
        .keySet()
        .removeAll(tags.stream().flatMap(t -> operations.list("tag." + t).stream()).toList());
    if (!paths.isEmpty()) {
      throw new IllegalStateException("operations without a tag: " + paths.keySet());
    }
  }

  private static String operation(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return name.equals(SPELLING) || name.equals(ALSO_SPELLED) ? SPELLED : name;
  }

  private void add(
      OpenAPI document, String path, String tag, String version, PathItem item, Examples examples) {
    Documented documented = new Documented(operations, members, examples);
    PathItem described = OASFactory.createPathItem();
    Operation operation;
    if (item.getGET() == null) {
      operation = documented.of(item.getPOST(), operation(path), tag, version);
      described.setPOST(operation);
    } else {
      operation = documented.stream(item.getGET(), operation(path), tag, version);
      described.setGET(operation);
    }
    operation.setOperationId(version + "_" + path.substring(path.lastIndexOf('/') + 1));
    document.getPaths().addPathItem(path, described);
  }
}
