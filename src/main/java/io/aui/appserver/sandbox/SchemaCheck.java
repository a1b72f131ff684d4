package io.aui.appserver.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.aui.appserver.sandbox.state.ConfigurationCheck;
import io.aui.appserver.validation.schema.Schema;
import io.aui.appserver.validation.schema.Schemas;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/** Checks configurations against what IMS documents about them. */
@ApplicationScoped
class SchemaCheck implements ConfigurationCheck {
  private static final Logger LOG = Logger.getLogger(SchemaCheck.class);

  private static final Map<String, Schema> SCHEMAS =
      Map.of(
          "AgentConfig", Schemas.AGENT_CONFIG,
          "TemplateConfig", Schemas.TEMPLATE_CONFIG,
          "Config", Schemas.OUTBOUND_CALL_CONFIG);

  @Override
  public List<String> violations(String parameter, JsonNode config) {
    Schema schema = SCHEMAS.get(parameter);
    if (schema == null) {
      return List.of();
    }
    List<String> unknown = schema.undocumented(config, "/" + parameter);
    if (!unknown.isEmpty()) {
      LOG.warnf(
          "warnings: IMS documents no %s; unknown members have no effect",
          String.join(", ", unknown));
    }
    return schema.check(config, "/" + parameter).stream()
        .map(violation -> violation.pointer() + " " + violation.problem())
        .toList();
  }
}
