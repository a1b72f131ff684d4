package io.aui.appserver.messaging;

import io.aui.appserver.error.ApiException;
import io.aui.appserver.error.ErrorCode;
import io.aui.appserver.ims.Regions;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * The configured agent for messaging in a region. An agent set for the region takes precedence; the
 * general one applies only to the messaging region.
 */
@Singleton
class MessagingAgents {
  private static final String GENERAL = "appserver.agents.message-chat";

  private final Config config;
  private final String messagingRegion;

  MessagingAgents(Config config, Regions regions) {
    this.config = config;
    this.messagingRegion = regions.requestedForMessaging(null);
  }

  /**
   * The agent's id.
   *
   * @throws ApiException 400 {@code MissingParameter} if none is configured; the message names the
   *     member and the environment variable
   */
  String configured(String region) {
    boolean general = region.equals(messagingRegion);
    String own = "appserver.agents.regions." + region + ".message-chat";
    return setting(own)
        .or(() -> general ? setting(GENERAL) : Optional.empty())
        .orElseThrow(
            () ->
                new ApiException(
                    ErrorCode.MISSING_PARAMETER,
                    "ai_agent_id is required, since this server has no agent for messaging in "
                        + region
                        + " ("
                        + variable(general ? GENERAL : own)
                        + ")"));
  }

  private Optional<String> setting(String key) {
    return config.getOptionalValue(key, String.class);
  }

  private static String variable(String key) {
    return key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
  }
}
