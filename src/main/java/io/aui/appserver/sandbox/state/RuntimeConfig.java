package io.aui.appserver.sandbox.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aui.appserver.sandbox.protocol.Json;
import io.aui.appserver.sandbox.protocol.Parameters;
import io.aui.appserver.sandbox.protocol.Refusal;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The channel that an agent joins, with its user id and token.
 *
 * @param shown the form that DescribeAIAgentInstance returns: as it was sent, but with objects
 *     instead of texts
 */
public record RuntimeConfig(
    ObjectNode shown, String channelId, String agentUserId, String authToken) {
  private static final String NAME = "RuntimeConfig";
  private static final Set<String> TYPES =
      Set.of("VoiceChat", "AvatarChat3D", "VisionChat", "VideoChat");
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  /**
   * Reads the three forms in use: flat, an object below the workflow type, or the text of such an
   * object.
   */
  public static RuntimeConfig read(ObjectNode sent) {
    ObjectNode shown = Json.object();
    ObjectNode flat = sent;
    for (var member : sent.properties()) {
      boolean nested = TYPES.contains(member.getKey());
      JsonNode value = nested ? inner(member.getKey(), member.getValue()) : member.getValue();
      shown.set(member.getKey(), value);
      flat = nested ? (ObjectNode) value : flat;
    }
    return new RuntimeConfig(
        shown, id(flat, "ChannelId"), id(flat, "AgentUserId"), text(flat, "AuthToken"));
  }

  /** The configuration of an instance whose channel IMS made. */
  public static RuntimeConfig generated(String channelId, String agentUserId, String authToken) {
    ObjectNode shown = Json.object();
    shown
        .putObject("VoiceChat")
        .put("AgentUserId", agentUserId)
        .put("ChannelId", channelId)
        .put("AuthToken", authToken);
    return new RuntimeConfig(shown, channelId, agentUserId, authToken);
  }

  static Optional<RuntimeConfig> restored(JsonNode saved) {
    return saved.isMissingNode()
        ? Optional.empty()
        : Optional.of(
            new RuntimeConfig(
                (ObjectNode) saved.path("shown"),
                saved.path("channel").asText(),
                saved.path("user").asText(),
                saved.path("token").asText()));
  }

  ObjectNode saved() {
    ObjectNode saved =
        Json.object().put("channel", channelId).put("user", agentUserId).put("token", authToken);
    saved.set("shown", shown);
    return saved;
  }

  private static ObjectNode inner(String type, JsonNode value) {
    if (value instanceof ObjectNode object) {
      return object;
    }
    return Json.readObject(value.asText())
        .orElseThrow(
            () -> Refusal.invalid(NAME, type + " is neither an object nor its text").asException());
  }

  private static String text(ObjectNode config, String member) {
    JsonNode value = config.path(member);
    Parameters.refuseIf(
        !value.isTextual() || value.textValue().isEmpty(), NAME, member + " must be a text");
    return value.textValue();
  }

  private static String id(ObjectNode config, String member) {
    String value = text(config, member);
    Parameters.refuseIf(
        !ID.matcher(value).matches(), NAME, member + " must be 1 to 64 of A-Z a-z 0-9 _ -");
    return value;
  }

  /** Leaves the token out. */
  @Override
  public String toString() {
    return "RuntimeConfig[" + channelId + ", " + agentUserId + "]";
  }
}
