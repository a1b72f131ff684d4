package io.aui.appserver.ims;

/**
 * An instance as IMS describes it. Configurations are JSON text, <code>{}</code> where IMS tells
 * none; the agent's token in the runtime configuration is masked.
 *
 * @param status {@code Created}, {@code Executing}, {@code Finished}, or what IMS may add
 */
public record InstanceDescription(
    String requestId,
    String status,
    String callLogUrl,
    String runtimeConfig,
    String templateConfig,
    String agentConfig,
    String userData) {
  @Override
  public String toString() {
    return "InstanceDescription[" + status + "]";
  }
}
