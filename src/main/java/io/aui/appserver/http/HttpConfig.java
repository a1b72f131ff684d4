package io.aui.appserver.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How answers are told over HTTP, and what requests may take. */
@ConfigMapping(prefix = "appserver.http")
public interface HttpConfig {
  /**
   * Whether v2 answers failures with their real status. The official clients read no error code
   * then; only for clients of your own.
   */
  @WithDefault("false")
  boolean v2RealStatus();

  /**
   * How long a request may take from its first byte to its answer; then it is answered with a
   * failure. Must be more than a call to IMS may take, better twice as much: some operations make
   * two.
   */
  @WithDefault("25s")
  Duration requestTimeout();

  /**
   * Most bytes of request bodies that are worked on at a time; each takes at least 2 KiB, and
   * beyond, requests are refused (503). What is made of a body takes several times its length of
   * memory, so more needs a larger heap.
   */
  @WithDefault("6M")
  MemorySize maxBytesInFlight();
}
