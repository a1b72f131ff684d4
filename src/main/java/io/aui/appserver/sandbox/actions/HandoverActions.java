package io.aui.appserver.sandbox.actions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aui.appserver.sandbox.protocol.Ids;
import io.aui.appserver.sandbox.protocol.Json;
import io.aui.appserver.sandbox.protocol.Parameters;
import io.aui.appserver.sandbox.state.AccountState;
import io.aui.appserver.sandbox.state.Instance;
import io.aui.appserver.sandbox.state.RuntimeConfig;
import java.time.Duration;
import java.util.Map;

/** The operations that hand a call to a person. */
final class HandoverActions {
  private static final Duration TOKEN_LIFETIME = Duration.ofDays(1);

  private final AccountState account;

  HandoverActions(AccountState account) {
    this.account = account;
  }

  Map<String, Action> table() {
    return Map.of("TakeoverAIAgentCall", this::takeover, "ForwardAIAgentCall", this::forward);
  }

  private ObjectNode takeover(Parameters in) {
    Instance instance = account.instances().running(in);
    String channelId = instance.runtime().map(RuntimeConfig::channelId).orElseGet(Ids::hex);
    String userId = in.text("HumanAgentUserId", 64).orElseGet(Ids::hex);
    ObjectNode response = Json.object().put("ChannelId", channelId).put("HumanAgentUserId", userId);
    if (in.flag("RequireToken", false)) {
      response.put(
          "Token", account.rtc().token(channelId, userId, account.now().plus(TOKEN_LIFETIME)));
    }
    return response;
  }

  private ObjectNode forward(Parameters in) {
    account.instances().running(in);
    return Json.object();
  }
}
