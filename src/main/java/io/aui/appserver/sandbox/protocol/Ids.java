package io.aui.appserver.sandbox.protocol;

import java.util.Locale;
import java.util.UUID;

/** Makes random identifiers in the two formats of IMS. */
public final class Ids {
  private Ids() {}

  /** As in {@code RequestId}: an upper-case UUID. */
  public static String request() {
    return UUID.randomUUID().toString().toUpperCase(Locale.ROOT);
  }

  /** As in {@code InstanceId} and {@code ChannelId}: 32 lower-case hex digits. */
  public static String hex() {
    return UUID.randomUUID().toString().replace("-", "");
  }
}
