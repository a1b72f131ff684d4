package io.aui.appserver.ims;

import io.aui.appserver.Secret;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The AccessKey of the cloud account, under the variable names that Alibaba Cloud's tools use. */
@Singleton
class CredentialsConfig {
  static final String ID = "ALIBABA_CLOUD_ACCESS_KEY_ID";
  static final String SECRET = "ALIBABA_CLOUD_ACCESS_KEY_SECRET";
  static final String TOKEN = "ALIBABA_CLOUD_SECURITY_TOKEN";

  private final Optional<String> accessKeyId;
  private final Optional<Secret> accessKeySecret;
  private final Optional<Secret> securityToken;

  CredentialsConfig(
      @ConfigProperty(name = ID) Optional<String> accessKeyId,
      @ConfigProperty(name = SECRET) Optional<String> accessKeySecret,
      @ConfigProperty(name = TOKEN) Optional<String> securityToken) {
    this.accessKeyId = accessKeyId;
    this.accessKeySecret = accessKeySecret.map(Secret::of);
    this.securityToken = securityToken.map(Secret::of);
  }

  Optional<String> accessKeyId() {
    return accessKeyId;
  }

  Optional<Secret> accessKeySecret() {
    return accessKeySecret;
  }

  Optional<Secret> securityToken() {
    return securityToken;
  }

  boolean isComplete() {
    return accessKeyId.isPresent() && accessKeySecret.isPresent();
  }
}
