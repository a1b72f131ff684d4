package io.aui.appserver.ims;

import io.aui.appserver.ims.signing.Credentials;
import java.net.URI;

/**
 * The address of IMS and the credentials that sign requests to it. Both come from the
 * configuration; if the sandbox is on, its bean is used instead, so that real credentials never
 * reach the emulator.
 */
public interface ImsEndpoint {
  /**
   * The base URL of IMS in a region; it ends in a slash.
   *
   * @param region one of the configured regions; the caller has checked it
   */
  URI base(String region);

  /** The base URL of STS; it ends in a slash. */
  URI sts();

  /**
   * The credentials for the next request. Never blocks. Called for each request, so the credentials
   * may rotate.
   */
  Credentials credentials();
}
