package io.aui.appserver.sandbox.actions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aui.appserver.sandbox.protocol.Ids;
import io.aui.appserver.sandbox.protocol.Json;
import io.aui.appserver.sandbox.protocol.Parameters;
import io.aui.appserver.sandbox.protocol.Timestamps;
import io.aui.appserver.sandbox.state.AccountState;
import io.aui.appserver.sandbox.state.Instance;
import io.aui.appserver.sandbox.state.RuntimeConfig;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The operations that create instances. */
final class StartActions {
  private static final long WEEK = Duration.ofDays(7).toSeconds();

  private final AccountState account;

  StartActions(AccountState account) {
    this.account = account;
  }

  Map<String, Action> table() {
    return Map.of(
        "GenerateAIAgentCall", this::generate,
        "StartAIAgentInstance", this::start,
        "StartAIAgentOutboundCall", this::call);
  }

  private ObjectNode generate(Parameters in) {
    String agentId = account.agent(in);
    long expire = in.number("Expire", 0, WEEK, 3600);
    String userId = in.text("UserId", 64).orElseGet(Ids::hex);
    ObjectNode members = members(in);
    String channelId = Ids.hex();
    String agentUserId = Ids.hex();
    String agentToken =
        account.rtc().token(channelId, agentUserId, account.now().plusSeconds(WEEK));
    Instance instance =
        add(agentId, RuntimeConfig.generated(channelId, agentUserId, agentToken), members);
    return Json.object()
        .put("InstanceId", instance.id())
        .put("ChannelId", channelId)
        .put("AIAgentUserId", agentUserId)
        .put("AvatarUserId", "avatar_" + agentUserId)
        .put("UserId", userId)
        .put("Token", account.rtc().token(channelId, userId, account.now().plusSeconds(expire)));
  }

  private ObjectNode start(Parameters in) {
    String agentId = account.agent(in);
    in.required("RuntimeConfig");
    RuntimeConfig runtime = RuntimeConfig.read(in.object("RuntimeConfig").orElseThrow());
    account
        .rtc()
        .problem(runtime.authToken(), runtime.channelId(), runtime.agentUserId(), account.now())
        .ifPresent(problem -> Parameters.refuseIf(true, "RuntimeConfig", problem));
    return Json.object().put("InstanceId", add(agentId, runtime, members(in)).id());
  }

  private ObjectNode call(Parameters in) {
    String agentId = account.agent(in);
    ObjectNode members = Json.object();
    members
        .putObject("CallInfo")
        .put("CalleeNumber", in.required("CalledNumber"))
        .put("CallerNumber", in.required("CallerNumber"))
        .put("CallStartTime", Timestamps.withOffset(account.now()));
    account.config(in, "Config").ifPresent(config -> members.set("AgentConfig", config));
    putTexts(in, members);
    Instance instance = new Instance(agentId, Optional.empty(), account.now());
    return Json.object().put("InstanceId", keep(instance, members).id());
  }

  private ObjectNode members(Parameters in) {
    ObjectNode members = Json.object();
    for (String name : new String[] {"AgentConfig", "TemplateConfig"}) {
      account.config(in, name).ifPresent(config -> members.set(name, config));
    }
    in.object("ChatSyncConfig");
    putTexts(in, members);
    return members;
  }

  private static void putTexts(Parameters in, ObjectNode members) {
    in.text("SessionId").ifPresent(session -> members.put("SessionId", session));
    in.text("UserData").ifPresent(data -> members.put("UserData", data));
  }

  private Instance add(String agentId, RuntimeConfig runtime, ObjectNode members) {
    return keep(new Instance(agentId, Optional.of(runtime), account.now()), members);
  }

  private Instance keep(Instance instance, ObjectNode members) {
    instance.merge(members, account.now());
    account.instances().add(instance);
    return instance;
  }
}
