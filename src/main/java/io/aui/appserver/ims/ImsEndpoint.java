package io.aui.appserver.ims;

import io.aui.appserver.ims.signing.Credentials;
import java.net.URI;

/**
 * Where IMS is and with which credentials it is asked. There is the real one, from configuration;
 * while the sandbox is on, it provides another as a CDI bean, which is then used instead, so that
 * real credentials never reach an emulator.
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
