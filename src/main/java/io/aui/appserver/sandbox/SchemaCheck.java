package io.aui.appserver.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.aui.appserver.sandbox.state.ConfigurationCheck;
import io.aui.appserver.validation.schema.Schema;
import io.aui.appserver.validation.schema.Schemas;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** Checks configurations against what IMS documents about them. */
@ApplicationScoped
class SchemaCheck implements ConfigurationCheck {
  private static final Map<String, Schema> SCHEMAS =
      Map.of(
          "AgentConfig", Schemas.AGENT_CONFIG,
          "TemplateConfig", Schemas.TEMPLATE_CONFIG,
          "Config", Schemas.OUTBOUND_CALL_CONFIG);

  @Override
  public List<String> violations(String parameter, JsonNode config) {
    Schema schema = SCHEMAS.get(parameter);
    return schema == null
        ? List.of()
        : schema.check(config, "/" + parameter).stream()
            .map(violation -> violation.pointer() + " " + violation.problem())
            .toList();
  }
}
