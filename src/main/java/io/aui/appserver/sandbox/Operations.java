package io.aui.appserver.sandbox;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Which operations there are, and in which version of which product. */
final class Operations {
  private static final String IMS = "2020-11-09";
  private static final String STS = "2015-04-01";

  private final Map<String, Operation> byName = new HashMap<>();

  private record Operation(String version, Action action) {}

  Operations(AccountState world, boolean finishedMayBeStopped) {
    add(IMS, new StartActions(world).table());
    add(IMS, new InstanceActions(world, finishedMayBeStopped).table());
    add(IMS, new SpeechActions(world).table());
    add(IMS, new HandoverActions(world).table());
    add(IMS, new MessagingActions(world).table());
    add(IMS, new VoiceprintActions(world).table());
    add(STS, new StsActions(world).table());
  }

  Set<String> names() {
    return byName.keySet();
  }

  /** The operation that a request names; refuses one that is unknown or of another version. */
  Action find(RecordedRequest request) {
    Operation operation = byName.get(request.action());
    if (operation == null) {
      throw notFound();
    }
    if (!request.header("x-acs-version").orElse("").equals(operation.version())) {
      throw Refusal.invalid("Version", request.action() + " is of " + operation.version())
          .asException();
    }
    return operation.action();
  }

  static RefusedException notFound() {
    return new Refusal(
            404,
            "InvalidApi.NotFound",
            "Specified api is not found, please check your url and method.")
        .asException();
  }

  private void add(String version, Map<String, Action> table) {
    table.forEach((name, action) -> byName.put(name, new Operation(version, action)));
  }
}
