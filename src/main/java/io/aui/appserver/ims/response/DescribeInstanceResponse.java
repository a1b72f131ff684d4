package io.aui.appserver.ims.response;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.UpperCamelCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Response of DescribeAIAgentInstance; the instance is never null. */
@JsonNaming(UpperCamelCaseStrategy.class)
public record DescribeInstanceResponse(
    String requestId, String code, String message, Instance instance) implements ImsResponse {

  /**
   * An agent instance. Configurations are JSON text, <code>{}</code> if IMS sent none.
   *
   * @param status {@code Created}, {@code Executing}, {@code Finished}, or an undocumented one
   * @param runtimeConfig with the agent's token masked
   * @param gmtCreate when it was created, in IMS's format
   * @param gmtModified when it last changed, in IMS's format
   */
  @JsonNaming(UpperCamelCaseStrategy.class)
  public record Instance(
      String status,
      String callLogUrl,
      @JsonDeserialize(using = ConfigText.Masked.class) String runtimeConfig,
      @JsonDeserialize(using = ConfigText.class) String templateConfig,
      @JsonDeserialize(using = ConfigText.class) String agentConfig,
      String userData,
      String gmtCreate,
      String gmtModified) {

    /**
     * When the instance last changed: its end, if it has finished. Empty if IMS sent no time with
     * an offset such as {@code 2025-07-18T06:39:08.000+00:00}.
     */
    public Optional<Instant> modifiedAt() {
      return instant(gmtModified);
    }

    /** When IMS created the instance; empty as above. */
    public Optional<Instant> createdAt() {
      return instant(gmtCreate);
    }

    /** The ARTC channel in which the agent is; empty for phone calls. */
    public Optional<String> channelId() {
      return ConfigText.find(runtimeConfig, "ChannelId");
    }

    /** The agent's user in that channel; empty for phone calls. */
    public Optional<String> agentUserId() {
      return ConfigText.find(runtimeConfig, "AgentUserId");
    }

    private static Optional<Instant> instant(String time) {
      try {
        return Optional.ofNullable(time).map(OffsetDateTime::parse).map(OffsetDateTime::toInstant);
      } catch (DateTimeParseException e) {
        return Optional.empty();
      }
    }

    /** Leaves out configurations: they may contain what people said or wrote. */
    @Override
    public String toString() {
      return "Instance[" + status + "]";
    }
  }
}
