package io.aui.appserver.validation.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class AllocationTest {
  private static final int CHECKS = 10_000;

  private final ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @Test
  void checkingAGoodConfigurationAllocatesNothing() {
    JsonNode config = Documents.complete("agent_config");
    // These are parsed, which cannot be had for nothing.
    ((ObjectNode) config).remove("WorkflowOverrideParams");
    ((ObjectNode) config.get("LlmConfig")).remove("BailianAppParams");
    check(config);

    long before = thread.getCurrentThreadAllocatedBytes();
    check(config);
    long bytesPerCheck = (thread.getCurrentThreadAllocatedBytes() - before) / CHECKS;

    assertThat(bytesPerCheck).isZero();
  }

  private static void check(JsonNode config) {
    for (int i = 0; i < CHECKS; i++) {
      if (!Schemas.AGENT_CONFIG.check(config, "/agent_config").isEmpty()) {
        throw new AssertionError("the configuration is good");
      }
    }
  }
}
