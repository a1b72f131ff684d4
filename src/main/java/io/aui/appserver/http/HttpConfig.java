package io.aui.appserver.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How answers are told over HTTP, and what requests may take. */
@ConfigMapping(prefix = "appserver.http")
public interface HttpConfig {
  /**
   * Whether v2 answers failures with their real status. If it is on, the official clients read no
   * error code; it is only for clients of your own.
   */
  @WithDefault("false")
  boolean v2RealStatus();

  /**
   * The address at which apps call this server, such as {@code https://voice.example.com}, for the
   * API document and the addresses of guest passes. If it is not set, the document names localhost
   * and this server's own port, and a guest pass the host that its administrator called, with
   * {@code http} behind a proxy that ends TLS. If it is wrong, "Try it out" in Swagger UI,
   * generated clients and guests call another address.
   */
  Optional<String> publicUrl();

  /**
   * How long a request may take from its first byte to its answer; then it is answered with a
   * failure. Must be more than {@code appserver.ims.connect-timeout} and {@code
   * appserver.ims.read-timeout} together. If it is less than twice as much, operations that ask IMS
   * twice fail while IMS is slow.
   */
  @WithDefault("25s")
  Duration requestTimeout();

  /**
   * Most bytes of request bodies that are worked on at a time, at least 1M; each body counts for at
   * least 2 KiB. If it is too low, requests are refused (503 ServerBusy). What is made of a body
   * takes several times its length of memory, so if it is raised, the heap must be, too.
   */
  @WithDefault("6M")
  MemorySize maxBytesInFlight();
}
