package io.aui.appserver.agent;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.aui.appserver.error.ApiException;
import io.aui.appserver.error.Check;
import io.aui.appserver.http.JsonObjectText;
import io.aui.appserver.ims.request.UpdateParameters;
import io.aui.appserver.ims.schema.Schemas;
import io.aui.appserver.operation.InstanceReference;

/** What to change of a running instance; one of the configurations must be there. */
@JsonNaming(SnakeCaseStrategy.class)
record UpdateRequest(
    String aiAgentInstanceId,
    String userId,
    String region,
    JsonObjectText templateConfig,
    JsonObjectText agentConfig,
    String userData)
    implements InstanceReference, UpdateParameters {
  UpdateRequest {
    Check.name("ai_agent_instance_id", Check.required("ai_agent_instance_id", aiAgentInstanceId));
    Check.id("user_id", userId);
    if (templateConfig == null && agentConfig == null) {
      throw ApiException.missing("template_config (or agent_config)");
    }
    Check.configuration("template_config", templateConfig, Schemas.TEMPLATE_CONFIG);
    Check.configuration("agent_config", agentConfig, Schemas.AGENT_CONFIG);
    Check.text("user_data", userData, Check.MAX_USER_DATA);
  }
}
