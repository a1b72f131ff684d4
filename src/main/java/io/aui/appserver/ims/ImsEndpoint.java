package io.aui.appserver.ims;

import io.aui.appserver.ims.signing.Credentials;
import java.net.URI;

/**
 * Where IMS is and which credentials sign requests to it. By default both come from configuration;
 * while the sandbox is on, its bean is used instead, so that real credentials never reach an
 * emulator.
 */
public interface ImsEndpoint {
  /**
   * The base of IMS in a region, ending in a slash.
   *
   * @param region one of the configured regions; callers check it before
   */
  URI base(String region);

  /** The base of STS, ending in a slash. */
  URI sts();

  /**
   * The credentials to sign the next request with. Never blocks; asked anew for each request, so
   * they may rotate.
   */
  Credentials credentials();
}
