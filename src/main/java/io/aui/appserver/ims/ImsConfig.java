package io.aui.appserver.ims;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Where IMS is and how long to wait for it. */
@ConfigMapping(prefix = "appserver.ims")
public interface ImsConfig {
  /**
   * Region used if a request names none. An agent belongs to one region: if this is another one,
   * starts fail with AgentNotFound.
   */
  @WithDefault("cn-shanghai")
  String region();

  /**
   * Regions that a request may name, besides {@link #region()}, which it always may. A request that
   * names another one is refused (400) before anything is sent.
   */
  Optional<Set<String>> regions();

  /**
   * Base URL of IMS; {@code {region}} is replaced by a configured region. If it is wrong, every
   * operation that asks IMS fails with ImsUnavailable or ImsInvalidAnswer; over plain http, tokens
   * can be read on the way.
   */
  @WithDefault("https://ice.{region}.aliyuncs.com/")
  String endpoint();

  /**
   * How long making a connection may take. If it is too short, calls after an idle time fail; if it
   * is too long, callers wait while IMS is down.
   */
  @WithDefault("2s")
  Duration connectTimeout();

  /**
   * How long an answer may take from the request to its last byte. If it is too short, starts fail
   * (504) although IMS has created the agent.
   */
  @WithDefault("10s")
  Duration readTimeout();

  /**
   * Longest query, percent-encoded, that is sent to IMS; a request that needs a longer one is
   * refused (400). From 4K to 1M; a Chinese character takes nine bytes of it. IMS's own limit is
   * not documented: if this is above it, IMS refuses instead.
   */
  @WithDefault("48K")
  MemorySize maxQuery();

  /**
   * Most connections per region. If there are fewer than calls open at a time, calls wait for a
   * free connection, and may time out.
   */
  @WithDefault("2048")
  int connections();
}
