package io.aui.appserver.ims;

import io.aui.appserver.ims.credentials.CredentialsSource;
import io.aui.appserver.ims.signing.Credentials;
import java.net.URI;

/** IMS itself, at the configured address with the configured credentials. */
final class ConfiguredEndpoint implements ImsEndpoint {
  private static final String REGION = "{region}";

  private final String template;
  private final String stsBase;
  private final CredentialsSource credentials;

  ConfiguredEndpoint(ImsConfig config, CredentialsSource credentials, String stsBase) {
    this.template = withSlash(config.endpoint());
    this.stsBase = withSlash(stsBase);
    this.credentials = credentials;
  }

  @Override
  public URI base(String region) {
    return URI.create(template.replace(REGION, region));
  }

  @Override
  public URI sts() {
    return URI.create(stsBase);
  }

  @Override
  public Credentials credentials() {
    return credentials.current();
  }

  private static String withSlash(String url) {
    return url.endsWith("/") ? url : url + "/";
  }
}
