package io.aui.appserver.upload;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Where clients upload recordings. Without all of it, getOssConfig answers NotConfigured. */
@ConfigMapping(prefix = "appserver.oss")
interface OssConfig {
  /** The bucket. */
  Optional<String> bucket();

  /**
   * The folder below which every user has one. Everybody who may call can write there, so nothing
   * else belongs into it.
   */
  Optional<String> basePath();

  /**
   * The bucket's region, such as {@code cn-shanghai} or {@code oss-cn-shanghai}. Clients make the
   * address of OSS of it, and find nothing at a wrong one.
   */
  Optional<String> region();

  /**
   * The RAM role that clients upload as: it has to allow {@code oss:PutObject} and {@code
   * oss:GetObject} below the folder, and this server's key to assume it.
   */
  Optional<String> roleArn();
}
