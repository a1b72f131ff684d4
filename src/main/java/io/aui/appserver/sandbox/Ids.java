package io.aui.appserver.sandbox;

import java.util.Locale;
import java.util.UUID;

/** Identifiers in the two spellings of the service. */
final class Ids {
  private Ids() {}

  /** As in {@code RequestId}: an upper-case UUID. */
  static String request() {
    return UUID.randomUUID().toString().toUpperCase(Locale.ROOT);
  }

  /** As in {@code InstanceId} and {@code ChannelId}: 32 lower-case hex digits. */
  static String hex() {
    return UUID.randomUUID().toString().replace("-", "");
  }
}
