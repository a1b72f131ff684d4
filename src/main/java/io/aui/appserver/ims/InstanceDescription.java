package io.aui.appserver.ims;

import java.time.Instant;
import java.util.Optional;

/**
 * An instance as IMS describes it. Configurations are JSON text, <code>{}</code> where IMS tells
 * none; the agent's token in the runtime configuration is masked.
 *
 * @param status {@code Created}, {@code Executing}, {@code Finished}, or what IMS may add
 * @param modifiedAt when it last changed, which for a finished one is its end; where IMS tells
 */
public record InstanceDescription(
    String requestId,
    String status,
    String callLogUrl,
    String runtimeConfig,
    String templateConfig,
    String agentConfig,
    String userData,
    Optional<Instant> modifiedAt) {
  @Override
  public String toString() {
    return "InstanceDescription[" + status + "]";
  }
}
