package io.aui.appserver.ims;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** The address of IMS, its regions, and the limits of calls to it. */
@ConfigMapping(prefix = "appserver.ims")
public interface ImsConfig {
  /**
   * The region used if a request names none. An agent belongs to one region; IMS does not find it
   * in another.
   */
  @WithDefault("cn-shanghai")
  String region();

  /**
   * Regions that a request may name; by default {@link #region()} alone. Others are refused before
   * anything is sent.
   */
  Optional<Set<String>> regions();

  /**
   * Base URL of IMS; {@code {region}} is replaced by the region of the request. Over plain http,
   * tokens can be read on the way.
   */
  @WithDefault("https://ice.{region}.aliyuncs.com/")
  String endpoint();

  /**
   * How long it may take to connect. If it is too short, calls after an idle time fail; if it is
   * too long, callers wait while IMS is down.
   */
  @WithDefault("2s")
  Duration connectTimeout();

  /**
   * How long IMS may take from the request to the last byte of its response. If it is too short,
   * callers get an error although IMS started an agent.
   */
  @WithDefault("10s")
  Duration readTimeout();

  /**
   * Longest query that is sent to IMS, percent-encoded; a request that needs a longer one is
   * refused (400). A Chinese character takes nine bytes. IMS's own limit is not documented; beyond
   * it, IMS refuses requests.
   */
  @WithDefault("48K")
  MemorySize maxQuery();

  /**
   * Most connections per region. If more calls are open at a time, they wait for a free connection.
   */
  @WithDefault("2048")
  int connections();
}
