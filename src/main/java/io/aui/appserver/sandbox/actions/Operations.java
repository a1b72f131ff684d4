package io.aui.appserver.sandbox.actions;

import io.aui.appserver.sandbox.protocol.RecordedRequest;
import io.aui.appserver.sandbox.protocol.Refusal;
import io.aui.appserver.sandbox.protocol.RefusedException;
import io.aui.appserver.sandbox.state.AccountState;
import io.aui.appserver.sandbox.state.RoleKeys;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The table of operations, each with the API version of its product. */
public final class Operations {
  private static final String IMS = "2020-11-09";
  private static final String STS = "2015-04-01";

  private final Map<String, Operation> byName = new HashMap<>();

  private record Operation(String version, Action action, boolean isSigned) {}

  public Operations(AccountState account, RoleKeys roleKeys, boolean finishedMayBeStopped) {
    add(IMS, new StartActions(account).table());
    add(IMS, new InstanceActions(account, finishedMayBeStopped).table());
    add(IMS, new SpeechActions(account).table());
    add(IMS, new HandoverActions(account).table());
    add(IMS, new MessagingActions(account).table());
    add(IMS, new VoiceprintActions(account).table());
    StsActions sts = new StsActions(account, roleKeys);
    add(STS, sts.table());
    sts.unsigned().forEach((name, action) -> byName.put(name, new Operation(STS, action, false)));
  }

  /** The names of all operations. */
  public Set<String> names() {
    return byName.keySet();
  }

  /**
   * Finds the operation that a request names. An unknown operation is refused with 404 {@code
   * InvalidApi.NotFound}, another version with 400 {@code InvalidVersion}.
   */
  public Action find(RecordedRequest request) {
    Operation operation = byName.get(request.action());
    if (operation == null) {
      throw notFound();
    }
    if (!request.version().equals(operation.version())) {
      throw Refusal.invalid("Version", request.action() + " is of " + operation.version())
          .asException();
    }
    return operation.action();
  }

  /** Whether requests of a known operation must be signed. */
  public boolean isSigned(String name) {
    return byName.get(name).isSigned();
  }

  /** The refusal of a path or operation that does not exist. */
  public static RefusedException notFound() {
    return new Refusal(
            404,
            "InvalidApi.NotFound",
            "Specified api is not found, please check your url and method.")
        .asException();
  }

  private void add(String version, Map<String, Action> table) {
    table.forEach((name, action) -> byName.put(name, new Operation(version, action, true)));
  }
}
