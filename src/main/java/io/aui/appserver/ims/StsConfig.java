package io.aui.appserver.ims;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where STS is, which gives temporary keys for uploads. */
@ConfigMapping(prefix = "appserver.sts")
interface StsConfig {
  /**
   * Base URL of STS. One in the region of this server answers sooner. If it is wrong, getOssConfig
   * fails; over plain http, keys can be read on the way.
   */
  @WithDefault("https://sts.aliyuncs.com/")
  String endpoint();
}
