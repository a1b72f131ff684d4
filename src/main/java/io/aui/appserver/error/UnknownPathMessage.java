package io.aui.appserver.error;

import io.aui.appserver.Nearest;
import io.quarkus.resteasy.reactive.server.runtime.ResteasyReactiveRecorder;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;
import org.jboss.resteasy.reactive.server.util.RuntimeResourceVisitor;

/**
 * The message for a path that leads nowhere: the operation that was probably meant, or where the
 * operations and the API document are. It does not repeat anything of the path.
 */
final class UnknownPathMessage {
  private static final Pattern OPERATION = Pattern.compile("/api/v[12]/aiagent/([^/]+)/?");
  private static final String DOCUMENT =
      "; the API document is at /q/openapi on the management port";

  private UnknownPathMessage() {}

  static String of(RoutingContext request) {
    // Null if the target is no path.
    String path = request.request().path();
    Matcher operation = OPERATION.matcher(path == null ? "" : path);
    if (!operation.matches()) {
      return "there is nothing at this path; operations are called with POST at"
          + " /api/v1/aiagent/<operation> and /api/v2/aiagent/<operation>"
          + DOCUMENT;
    }
    return "there is no such operation"
        + Nearest.of(operation.group(1), operations())
            .map(nearest -> "; did you mean " + nearest + "?")
            .orElse(DOCUMENT);
  }

  /** The names of all operations, from the routes of the REST server. */
  private static Set<String> operations() {
    Set<String> names = new TreeSet<>();
    RuntimeResourceVisitor.visitRuntimeResources(
        "",
        ResteasyReactiveRecorder.getCurrentDeployment().getClassMappers(),
        new RuntimeResourceVisitor() {
          @Override
          public void visitRuntimeResource(String method, String path, RuntimeResource resource) {
            names.add(resource.getJavaMethodName());
          }
        });
    return names;
  }
}
