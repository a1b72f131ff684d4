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
   * How long all tries of a call may take together, but never less than read-timeout. Clients give
   * up after some 15 seconds: if it is longer, nobody may wait for the answer.
   */
  @WithDefault("10s")
  Duration deadline();

  /**
   * How often a call is sent at most, from 1 to 10. Creates and sends are repeated only if IMS
   * certainly did not execute them; over 10 seconds, at most a fifth of the calls is repeated. 1
   * repeats nothing.
   */
  @WithDefault("3")
  int maxTries();

  /**
   * How many of the last 20 calls in a region, and at least half of them, have to fail before calls
   * there are refused at once with ImsUnavailable, from 1 to 20. If it is too small, a few failures
   * stop everybody.
   */
  @WithDefault("10")
  int breakerFailures();

  /**
   * How long calls are refused then, before one of them tries whether IMS serves again; at most 10
   * seconds.
   */
  @WithDefault("5s")
  Duration breakerOpen();

  /**
   * Longest query, percent-encoded, that is sent to IMS; a request that needs a longer one is
   * refused (400). From 4K to 1M; a Chinese character takes nine bytes of it. IMS's own limit is
   * not documented: if this is above it, IMS refuses instead.
   */
  @WithDefault("48K")
  MemorySize maxQuery();

  /**
   * Most calls to IMS that are open at a time, per region, each on a connection of its own; more
   * are refused with ImsUnavailable.
   */
  @WithDefault("2048")
  int connections();
}
