package io.aui.appserver.agent.catalog;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** What clients are told about agents besides their ids. */
@ConfigMapping(prefix = "appserver")
interface InboundConfig {
  /**
   * The phone numbers of agents, which describeAIAgent returns: a JSON object such as {@code
   * {"<agent id>":["02100000000"]}}. Anything that is not an object of lists of texts prevents the
   * start. If a number is wrong, clients show a number that does not reach the agent.
   */
  Optional<String> inboundPhoneNumbers();
}
