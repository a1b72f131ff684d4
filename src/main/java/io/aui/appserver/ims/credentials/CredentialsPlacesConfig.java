package io.aui.appserver.ims.credentials;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** Where credentials come from, besides the variables that Alibaba Cloud's tools use. */
@ConfigMapping(prefix = "appserver.credentials")
interface CredentialsPlacesConfig {
  /**
   * Directory with the files {@code ALIBABA_CLOUD_ACCESS_KEY_ID}, {@code
   * ALIBABA_CLOUD_ACCESS_KEY_SECRET} and perhaps {@code ALIBABA_CLOUD_SECURITY_TOKEN}, such as a
   * mounted Secret; it counts if there is no AccessKey in the environment. They are read again
   * every 10 seconds, so a changed key needs no restart. If one is missing, the last key stays in
   * use.
   */
  Optional<String> directory();

  /**
   * Base URL of the metadata service of ECS, which gives the keys of the role that {@code
   * ALIBABA_CLOUD_ECS_METADATA} names. If it is wrong, there are no credentials.
   */
  @WithDefault("http://100.100.100.200/")
  String metadataEndpoint();
}
