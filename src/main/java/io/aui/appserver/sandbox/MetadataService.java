package io.aui.appserver.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aui.appserver.sandbox.actions.StsActions;
import io.aui.appserver.sandbox.protocol.EmulatorResponse;
import io.aui.appserver.sandbox.protocol.Json;
import io.aui.appserver.sandbox.protocol.RecordedRequest;
import io.aui.appserver.sandbox.state.AccountState;
import io.aui.appserver.sandbox.state.RoleKeys;
import java.time.Instant;

/** The metadata service of an ECS instance that has a role, in its hardened mode. */
final class MetadataService {
  private static final String TOKEN_PATH = "/latest/api/token";
  private static final String KEYS_PATH = "/latest/meta-data/ram/security-credentials/";
  private static final String TOKEN = "metadata-token";

  private final AccountState account;
  private final RoleKeys roleKeys;

  MetadataService(AccountState account, RoleKeys roleKeys) {
    this.account = account;
    this.roleKeys = roleKeys;
  }

  boolean owns(String path) {
    return path.startsWith("/latest/");
  }

  EmulatorResponse handle(RecordedRequest request) {
    if (request.path().equals(TOKEN_PATH)) {
      boolean valid =
          request.method().equals("PUT")
              && request.header("x-aliyun-ecs-metadata-token-ttl-seconds").isPresent();
      return new EmulatorResponse(valid ? 200 : 400, "text/plain", valid ? TOKEN : "");
    }
    if (!request.path().startsWith(KEYS_PATH)) {
      return new EmulatorResponse(404, "text/plain", "");
    }
    if (request.header("x-aliyun-ecs-metadata-token").filter(TOKEN::equals).isEmpty()) {
      return new EmulatorResponse(403, "text/plain", "");
    }
    Instant expiration = account.now().plus(roleKeys.validity());
    ObjectNode key = Json.object().put("Code", "Success");
    StsActions.writeKey(key, account.keys().issue(expiration), expiration);
    return new EmulatorResponse(200, "text/plain", key.toString());
  }
}
