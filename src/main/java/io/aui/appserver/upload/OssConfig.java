package io.aui.appserver.upload;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Where clients upload recordings. If any of it is not set, getOssConfig answers NotConfigured. */
@ConfigMapping(prefix = "appserver.oss")
interface OssConfig {
  /** The bucket's name. If there is no such bucket, uploads fail at the client. */
  Optional<String> bucket();

  /**
   * The folder below which every user has one, such as {@code app/uploads}. If it holds other data,
   * a user whose id is the name of a folder there can read and overwrite it.
   */
  Optional<String> basePath();

  /**
   * The bucket's region, such as {@code cn-shanghai} or {@code oss-cn-shanghai}. Clients make the
   * address of OSS of it, so if it is wrong, uploads fail at the client.
   */
  Optional<String> region();

  /**
   * The RAM role that clients upload as, such as {@code acs:ram::<account id>:role/<name>}. It has
   * to allow {@code oss:PutObject} and {@code oss:GetObject} below the folder, and this server's
   * key to assume it. If it does not, getOssConfig fails (502) or uploads fail at the client.
   */
  Optional<String> roleArn();
}
