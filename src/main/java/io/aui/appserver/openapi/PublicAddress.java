package io.aui.appserver.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;

/**
 * Names the address at which the operations are called. The document is served on the management
 * port, which nothing in front of the main port knows, so the address behind a proxy is a setting.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_STARTUP)
public class PublicAddress implements OASFilter {
  /** Called by the framework. */
  public PublicAddress() {}

  @Override
  public void filterOpenAPI(OpenAPI document) {
    name(document, ConfigProvider.getConfig());
  }

  static void name(OpenAPI document, Config config) {
    String url =
        config
            .getOptionalValue("appserver.http.public-url", String.class)
            .orElseGet(
                () -> "http://localhost:" + config.getValue("quarkus.http.port", Integer.class));
    document.servers(List.of(OASFactory.createServer().url(url)));
  }
}
