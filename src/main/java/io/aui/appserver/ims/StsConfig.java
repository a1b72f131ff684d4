package io.aui.appserver.ims;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The address of STS, which issues temporary keys for uploads. */
@ConfigMapping(prefix = "appserver.sts")
interface StsConfig {
  /**
   * Base URL of STS. An endpoint in this server's region responds faster; with a wrong one,
   * getOssConfig fails.
   */
  @WithDefault("https://sts.aliyuncs.com/")
  String endpoint();
}
