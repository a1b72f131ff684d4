package io.aui.appserver.upload;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/**
 * The bucket to which clients upload recordings. If a setting is missing, getOssConfig fails with
 * 503 {@code NotConfigured}.
 */
@ConfigMapping(prefix = "appserver.oss")
interface OssConfig {
  /** The bucket. */
  Optional<String> bucket();

  /**
   * The folder that contains the users' folders. Every user can write into it, so keep nothing else
   * there.
   */
  Optional<String> basePath();

  /**
   * The bucket's region, such as {@code cn-shanghai} or {@code oss-cn-shanghai}. Clients derive the
   * address of OSS from it; with a wrong region every upload fails.
   */
  Optional<String> region();

  /**
   * The RAM role of the upload keys. It must allow {@code oss:PutObject} and {@code oss:GetObject}
   * below the folder, and must trust this server's account.
   */
  Optional<String> roleArn();
}
