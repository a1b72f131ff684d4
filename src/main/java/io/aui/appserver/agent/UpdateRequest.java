package io.aui.appserver.agent;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.aui.appserver.error.ApiException;
import io.aui.appserver.http.JsonObjectText;
import io.aui.appserver.ims.request.UpdateParameters;
import io.aui.appserver.operation.InstanceReference;
import io.aui.appserver.validation.Configuration;
import io.aui.appserver.validation.ConfigurationType;
import io.aui.appserver.validation.Lengths;
import io.aui.appserver.validation.Name;
import io.aui.appserver.validation.RtcId;
import io.aui.appserver.validation.Text;
import jakarta.validation.constraints.NotNull;

/**
 * A request of updateAIAgentInstance; at least one configuration is required.
 *
 * @param userData at most 8,192 characters
 */
@JsonNaming(SnakeCaseStrategy.class)
record UpdateRequest(
    @NotNull @Name String aiAgentInstanceId,
    @RtcId String userId,
    String region,
    @Configuration(ConfigurationType.TEMPLATE) JsonObjectText templateConfig,
    @Configuration(ConfigurationType.AGENT) JsonObjectText agentConfig,
    @Text(max = Lengths.USER_DATA) String userData)
    implements InstanceReference, UpdateParameters {
  UpdateRequest {
    if (templateConfig == null && agentConfig == null) {
      throw ApiException.missing("template_config (or agent_config)");
    }
  }
}
