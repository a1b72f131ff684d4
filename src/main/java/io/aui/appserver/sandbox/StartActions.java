package io.aui.appserver.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The operations that create instances. */
final class StartActions {
  private static final long WEEK = Duration.ofDays(7).toSeconds();

  private final AccountState world;

  StartActions(AccountState world) {
    this.world = world;
  }

  Map<String, Action> table() {
    return Map.of(
        "GenerateAIAgentCall", this::generate,
        "StartAIAgentInstance", this::start,
        "StartAIAgentOutboundCall", this::call);
  }

  private ObjectNode generate(Parameters in) {
    String agentId = world.agent(in);
    long expire = in.number("Expire", 0, WEEK, 3600);
    String userId = in.text("UserId", 64).orElseGet(Ids::hex);
    ObjectNode given = given(in);
    String channelId = Ids.hex();
    String agentUserId = Ids.hex();
    String agentToken = world.rtc().token(channelId, agentUserId, world.now().plusSeconds(WEEK));
    Instance instance =
        add(agentId, RuntimeConfig.generated(channelId, agentUserId, agentToken), given);
    return Json.object()
        .put("InstanceId", instance.id())
        .put("ChannelId", channelId)
        .put("AIAgentUserId", agentUserId)
        .put("AvatarUserId", "avatar_" + agentUserId)
        .put("UserId", userId)
        .put("Token", world.rtc().token(channelId, userId, world.now().plusSeconds(expire)));
  }

  private ObjectNode start(Parameters in) {
    String agentId = world.agent(in);
    in.required("RuntimeConfig");
    RuntimeConfig runtime = RuntimeConfig.read(in.object("RuntimeConfig").orElseThrow());
    world
        .rtc()
        .problem(runtime.authToken(), runtime.channelId(), runtime.agentUserId(), world.now())
        .ifPresent(problem -> Parameters.refuseIf(true, "RuntimeConfig", problem));
    return Json.object().put("InstanceId", add(agentId, runtime, given(in)).id());
  }

  private ObjectNode call(Parameters in) {
    String agentId = world.agent(in);
    ObjectNode given = Json.object();
    given
        .putObject("CallInfo")
        .put("CalleeNumber", in.required("CalledNumber"))
        .put("CallerNumber", in.required("CallerNumber"))
        .put("CallStartTime", Timestamps.withOffset(world.now()));
    world.config(in, "Config").ifPresent(config -> given.set("AgentConfig", config));
    putTexts(in, given);
    Instance instance = new Instance(agentId, Optional.empty(), world.now());
    return Json.object().put("InstanceId", keep(instance, given).id());
  }

  private ObjectNode given(Parameters in) {
    ObjectNode given = Json.object();
    for (String name : new String[] {"AgentConfig", "TemplateConfig"}) {
      world.config(in, name).ifPresent(config -> given.set(name, config));
    }
    in.object("ChatSyncConfig");
    putTexts(in, given);
    return given;
  }

  private static void putTexts(Parameters in, ObjectNode given) {
    in.text("SessionId").ifPresent(session -> given.put("SessionId", session));
    in.text("UserData").ifPresent(data -> given.put("UserData", data));
  }

  private Instance add(String agentId, RuntimeConfig runtime, ObjectNode given) {
    return keep(new Instance(agentId, Optional.of(runtime), world.now()), given);
  }

  private Instance keep(Instance instance, ObjectNode given) {
    instance.put(given, world.now());
    world.instances().add(instance);
    return instance;
  }
}
