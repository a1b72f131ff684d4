package io.aui.appserver.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;

/** The operations that give a call to a human. */
final class HandoverActions {
  private static final Duration TOKEN_LIFETIME = Duration.ofDays(1);

  private final AccountState world;

  HandoverActions(AccountState world) {
    this.world = world;
  }

  Map<String, Action> table() {
    return Map.of("TakeoverAIAgentCall", this::takeover, "ForwardAIAgentCall", this::forward);
  }

  private ObjectNode takeover(Parameters in) {
    Instance instance = world.instances().running(in);
    String channelId = instance.runtime().map(RuntimeConfig::channelId).orElseGet(Ids::hex);
    String userId = in.text("HumanAgentUserId", 64).orElseGet(Ids::hex);
    ObjectNode answer = Json.object().put("ChannelId", channelId).put("HumanAgentUserId", userId);
    if (in.flag("RequireToken", false)) {
      answer.put("Token", world.rtc().token(channelId, userId, world.now().plus(TOKEN_LIFETIME)));
    }
    return answer;
  }

  private ObjectNode forward(Parameters in) {
    world.instances().running(in);
    return Json.object();
  }
}
