package io.aui.appserver.access.overrides;

import static io.aui.appserver.access.overrides.OverridePolicies.policy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hostile configurations. */
class OverrideCheckTest {
  /** Without the parser's own limits, so that what the check costs shows. */
  private static final ObjectMapper JSON =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder().maxNameLength(Integer.MAX_VALUE).build())
              .build());

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  @Test
  void namesMadeUpByClientsAreHarmlessInPointers() {
    ObjectNode config = NODES.objectNode();
    config.putObject("a\nINFO forged\u001b[31m\u202e/~").put("Volume", 1);
    config.putObject("🙂".repeat(41)).put("Volume", 1);
    assertThat(policy("deny=Volume").checkAgentConfig("VoiceChat", config, "/agent_config"))
        .extracting(RefusedOverride::pointer)
        .containsExactly(
            "/agent_config/a�INFO forged�[31m�~1~0/Volume",
            "/agent_config/" + "🙂".repeat(40) + "…/Volume");
  }

  @Test
  void refusesWhatIsTooDeepToBeLookedInto() {
    JsonNode config = NODES.objectNode().put("Volume", 1);
    for (int i = 0; i < 1000; i++) {
      config =
          i % 2 == 0
              ? NODES.objectNode().set("a", config)
              : NODES.objectNode().set("a", NODES.arrayNode().add(config));
    }
    assertThat(policy("deny=Volume").checkAgentConfig("VoiceChat", config, "/agent_config"))
        .singleElement()
        .extracting(RefusedOverride::problem)
        .isEqualTo("is nested too deeply");
  }

  @Test
  void stopsAfterFive() {
    ObjectNode config = NODES.objectNode();
    for (int i = 0; i < 100; i++) {
      config.put("member" + i, i);
    }
    ObjectNode template = NODES.objectNode();
    template.set("VoiceChat", config);
    template.set("VideoChat", config);
    assertThat(policy("deny=*").checkAgentConfig(null, config, "")).hasSize(5);
    assertThat(policy("deny=*").checkTemplateConfig(template, "")).hasSize(5);
  }

  /**
   * A long name over many members, and members at great depth: what is looked at for each member
   * must not grow with the names above it.
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 14})
  void costsNoMoreThanTheSizeOfTheConfiguration(int depth) {
    String policy = "deny=LlmSystemPrompt,LlmConfig.LlmHistory;allow=*;max.MaxIdleTime=600";
    OverridePolicy checked = policy(policy);
    String text = belowLongNames(depth, 1_500);
    JsonNode config = parsed(text);

    long parsing = cpuNanos(() -> parsed(text));
    long checking = cpuNanos(() -> checked.checkAgentConfig("VoiceChat", config, "/c"));

    // A tenth to three times in practice; hundreds of times as long if paths are written out.
    assertThat(checking).isLessThan(20 * parsing);
  }

  private static String belowLongNames(int depth, int members) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < depth; i++) {
      text.append("{\"").append("y".repeat(400_000 / depth)).append("\":");
    }
    text.append('{');
    for (int i = 0; i < members; i++) {
      text.append(i == 0 ? "" : ",").append("\"m").append(i).append("\":0");
    }
    return text.append("}".repeat(depth + 1)).toString();
  }

  private static JsonNode parsed(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The least of several runs, so that neither other processes nor compilers count. */
  private static long cpuNanos(Runnable work) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 30; i++) {
      long before = threads.getCurrentThreadCpuTime();
      work.run();
      least = Math.min(least, threads.getCurrentThreadCpuTime() - before);
    }
    return least;
  }

  /** A denied member is found at any place in a configuration. */
  @Property(tries = 300)
  void findsADeniedMemberAnywhere(@ForAll("places") JsonNode config) {
    assertThat(policy("deny=LlmSystemPrompt").checkAgentConfig("VoiceChat", config, "/c"))
        .singleElement()
        .satisfies(
            refused ->
                assertThat(config.at(refused.pointer().substring(2)).asText()).isEqualTo("secret"));
    assertThat(policy("allow=Greeting").checkAgentConfig("VoiceChat", config, "/c")).isNotEmpty();
  }

  @Property(tries = 300)
  void neverFails(@ForAll("places") JsonNode config) {
    OverridePolicy policy = policy("allow=a,LlmConfig;deny=LlmConfig.b;max.LlmSystemPrompt=1");
    assertThatCode(
            () -> {
              policy.checkAgentConfig(null, config, "/c");
              policy.checkTemplateConfig(config, "/c");
              policy.checkTemplateConfig(NODES.objectNode().set("VoiceChat", config), "/c");
            })
        .doesNotThrowAnyException();
  }

  /** A denied member below some objects and lists, with other members beside. */
  @Provide
  Arbitrary<JsonNode> places() {
    return Arbitraries.of("a", "LlmConfig", "b c", "[]")
        .list()
        .ofMaxSize(5)
        .map(
            steps -> {
              JsonNode node = NODES.objectNode().put("Other", 1).put("LlmSystemPrompt", "secret");
              for (String step : steps) {
                node =
                    step.equals("[]")
                        ? NODES.objectNode().set("list", NODES.arrayNode().addNull().add(node))
                        : NODES.objectNode().put("Other", "x").set(step, node);
              }
              return node;
            });
  }
}
