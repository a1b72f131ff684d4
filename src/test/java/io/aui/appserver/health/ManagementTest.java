package io.aui.appserver.health;

import static io.aui.appserver.testing.Json.names;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.aui.appserver.testing.Api;
import io.aui.appserver.testing.Http;
import io.aui.appserver.testing.HttpTestBase;
import io.aui.appserver.testing.Ims;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the platform asks on the management port. */
@QuarkusTest
class ManagementTest extends HttpTestBase {
  private static final List<String> OUTCOMES =
      List.of(
          "success",
          "invalid",
          "login",
          "forbidden",
          "not_found",
          "conflict",
          "limited",
          "error",
          "ims_failure",
          "unavailable",
          "timeout",
          "aborted");

  @ParameterizedTest
  @ValueSource(strings = {"live", "ready", "started"})
  void theProbesAreUp(String probe) {
    Http.Reply reply = Http.get(Api.management() + "/q/health/" + probe);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.text("status")).isEqualTo("UP");
  }

  @Test
  void readinessIsAboutStateAndCredentialsNotAboutIms() {
    Ims.whileDown(
        () -> {
          Http.Reply reply = Http.get(Api.management() + "/q/health/ready");
          assertThat(reply.status()).isEqualTo(200);
          assertThat(reply.json().path("checks").findValuesAsText("name"))
              .containsExactlyInAnyOrder("state", "credentials", "Graceful Shutdown");
        });
  }

  @Test
  void operationsAreTimedByNameVersionAndOutcome() {
    Api.call("v1", "getRtcAuthToken", Api.body("getRtcAuthToken", ""));
    Api.call("v2", "getRtcAuthToken", "{\"user_id\":\"not a tag\"}");
    Api.call("v2", "noSuchOperation", "{}");

    List<String> lines =
        metrics()
            .lines()
            .filter(line -> line.startsWith("appserver_operations_seconds_count"))
            .toList();
    assertThat(lines)
        .anyMatch(
            line ->
                line.startsWith("appserver_operations_seconds_count{")
                    && line.contains("operation=\"getRtcAuthToken\"")
                    && line.contains("outcome=\"success\"")
                    && line.contains("version=\"v1\"")
                    && !line.endsWith(" 0"))
        .allMatch(
            line -> {
              String tags = line.substring(line.indexOf('{') + 1, line.indexOf('}'));
              return tags.matches(
                  "operation=\"[A-Za-z]+\",outcome=\"("
                      + String.join("|", OUTCOMES)
                      + ")\",version=\"v[12]\"");
            })
        .noneMatch(line -> line.contains("noSuchOperation") || line.contains("not a tag"));
  }

  @Test
  void theTimersHaveBucketsForObjectives() {
    Api.instance("v1");

    assertThat(metrics().lines())
        .anyMatch(
            line ->
                line.startsWith("appserver_operations_seconds_bucket{")
                    && line.contains("le=\"0.5\""))
        .anyMatch(
            line ->
                line.startsWith("appserver_ims_calls_seconds_bucket{")
                    && line.contains("le=\"2.5\""))
        .anyMatch(line -> line.startsWith("appserver_overhead_seconds_bucket{le=\"0.005\""));
  }

  @Test
  void callsToImsAreTimedByActionAndOutcome() {
    Api.instance("v1");
    assertThat(metrics())
        .contains(
            "appserver_ims_calls_seconds_count{action=\"GenerateAIAgentCall\",outcome=\"success\",region=\"cn-shanghai\"}");
  }

  @Test
  void trackedInstancesAreCountedByState() {
    String id = Api.instance("v1");
    Api.ok("v1", "stopAIAgentInstance", Api.body("stopAIAgentInstance", id));
    Api.ok("v1", "describeAIAgentInstance", Api.body("describeAIAgentInstance", id));
    Api.instance("v1");
    metrics();

    String metrics = metrics();
    assertThat(metrics)
        .contains("appserver_instances{state=\"executing\"}")
        .containsPattern("appserver_instances\\{state=\"created\"\\} [1-9]")
        .containsPattern("appserver_instances\\{state=\"finished\"\\} [1-9]");
  }

  @Test
  void theDocumentNamesEveryOperationOnBothVersions() {
    JsonNode paths = Http.get(Api.management() + "/q/openapi?format=json").json().path("paths");
    assertThat(paths.isEmpty()).isFalse();
    for (String operation : Api.IMS_OPERATIONS) {
      assertThat(names(paths))
          .anyMatch(path -> path.endsWith(operation) || path.endsWith("{spelling}"));
    }
  }

  private static String metrics() {
    return Http.get(Api.management() + "/q/metrics").body();
  }
}
