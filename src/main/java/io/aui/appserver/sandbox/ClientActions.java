package io.aui.appserver.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aui.appserver.sandbox.protocol.Ids;
import io.aui.appserver.sandbox.protocol.Json;
import io.aui.appserver.sandbox.state.AccountState;
import io.aui.appserver.sandbox.state.Instance;
import io.aui.appserver.sandbox.state.RuntimeConfig;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What happens in channels, where IMS is not called: clients join and start agents, users and
 * agents hang up, instances die.
 */
final class ClientActions {
  private static final Duration AGENT_TOKEN = Duration.ofDays(7);
  private static final Map<String, String> EVENTS =
      Map.of("user", "agent_stop", "agent", "agent_stop", "failure", "error");

  private final AccountState account;

  ClientActions(AccountState account) {
    this.account = account;
  }

  /**
   * A client joins the channel of its RTC token. If no agent is there, the client starts one, as
   * AICallKit does.
   *
   * @throws IllegalArgumentException if the request is wrong; the message is returned to the client
   */
  ObjectNode join(String body) {
    ObjectNode request = object(body);
    String token = request.path("rtc_auth_token").asText();
    String channelId = account.rtc().member(token, "channelid").orElse("");
    String userId = account.rtc().member(token, "userid").orElse("");
    account
        .rtc()
        .problem(token, channelId, userId, account.now())
        .ifPresent(
            problem -> {
              throw new IllegalArgumentException("rtc_auth_token: " + problem);
            });
    Instance instance =
        account
            .instances()
            .inChannel(channelId)
            .orElseGet(() -> start(agent(request), channelId, request));
    account.instances().join(instance);
    return shown(instance).put("channel_id", channelId).put("user_id", userId);
  }

  private String agent(ObjectNode request) {
    String agentId = request.path("ai_agent_id").asText(SandboxDefaults.AGENTS.get(0));
    if (!account.agents().contains(agentId)) {
      throw new IllegalArgumentException(
          "there is no agent "
              + agentId
              + "; this sandbox knows "
              + String.join(", ", account.agents()));
    }
    return agentId;
  }

  private Instance start(String agentId, String channelId, ObjectNode request) {
    String agentUserId = Ids.hex();
    String agentToken =
        account.rtc().token(channelId, agentUserId, account.now().plus(AGENT_TOKEN));
    Instance instance =
        new Instance(
            agentId,
            Optional.of(RuntimeConfig.generated(channelId, agentUserId, agentToken)),
            account.now());
    Optional.ofNullable(request.path("user_data").textValue())
        .ifPresent(data -> instance.merge(Json.object().put("UserData", data), account.now()));
    account.instances().add(instance);
    return instance;
  }

  /**
   * A call ends: the user or the agent hangs up, or the instance dies.
   *
   * @throws IllegalArgumentException if the request is wrong; the message is returned to the client
   */
  ObjectNode hangUp(String body) {
    ObjectNode request = object(body);
    String event = EVENTS.get(request.path("by").asText());
    if (event == null) {
      throw new IllegalArgumentException("by must be user, agent or failure");
    }
    Instance instance =
        account
            .instances()
            .find(request.path("ai_agent_instance_id").asText())
            .filter(each -> !each.isFinished())
            .orElseThrow(() -> new IllegalArgumentException("there is no such running instance"));
    account.instances().finish(instance, account.now(), event);
    return shown(instance);
  }

  private static ObjectNode shown(Instance instance) {
    return Json.object()
        .put("ai_agent_instance_id", instance.id())
        .put("ai_agent_id", instance.agentId());
  }

  private static ObjectNode object(String body) {
    return Json.readObject(body)
        .orElseThrow(() -> new IllegalArgumentException("a JSON object is expected"));
  }
}
