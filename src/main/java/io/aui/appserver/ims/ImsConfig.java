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
   * Region used if a request names none. An agent belongs to one region: in a wrong one IMS does
   * not find it.
   */
  @WithDefault("cn-shanghai")
  String region();

  /**
   * Regions that a request may name; by default {@link #region()} alone. Others are refused before
   * anything is sent.
   */
  Optional<Set<String>> regions();

  /**
   * Base URL of IMS; {@code {region}} is replaced by a configured region. Over plain http, tokens
   * can be read on the way.
   */
  @WithDefault("https://ice.{region}.aliyuncs.com/")
  String endpoint();

  /**
   * How long a connection may take. Too short fails calls after an idle time, too long keeps
   * callers waiting while IMS is down.
   */
  @WithDefault("2s")
  Duration connectTimeout();

  /**
   * How long an answer may take from the request to its last byte. Too short turns created agents
   * into errors.
   */
  @WithDefault("10s")
  Duration readTimeout();

  /**
   * Longest query, percent-encoded, that is sent to IMS; a request that needs a longer one is
   * refused (400). A Chinese character takes nine bytes of it. IMS's own limit is not documented:
   * above it, IMS refuses.
   */
  @WithDefault("48K")
  MemorySize maxQuery();

  /**
   * Connections per region. Below the number of calls open at a time, calls wait for a free
   * connection.
   */
  @WithDefault("2048")
  int connections();
}
