package io.aui.appserver.upload;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The complete settings of uploads.
 *
 * @param basePath without slashes at its ends
 * @param region in OSS's spelling, such as {@code oss-cn-shanghai}; clients derive the host name
 *     from it
 */
record UploadTarget(String bucket, String basePath, String region, String roleArn) {
  static final String BUCKET = "APPSERVER_OSS_BUCKET";
  static final String BASE_PATH = "APPSERVER_OSS_BASE_PATH";
  static final String REGION = "APPSERVER_OSS_REGION";
  static final String ROLE_ARN = "APPSERVER_OSS_ROLE_ARN";

  private static final String OSS = "oss-";
  private static final Pattern SLASHES = Pattern.compile("^/+|/+$");

  /** The target; empty if a setting is missing. */
  static Optional<UploadTarget> of(OssConfig config) {
    if (!missing(config).isEmpty()) {
      return Optional.empty();
    }
    String region = config.region().orElseThrow();
    return Optional.of(
        new UploadTarget(
            config.bucket().orElseThrow(),
            trimmed(config.basePath().orElseThrow()),
            region.startsWith(OSS) ? region : OSS + region,
            config.roleArn().orElseThrow()));
  }

  /** The environment variables that are not set. */
  static List<String> missing(OssConfig config) {
    List<String> missing = new ArrayList<>();
    if (config.bucket().isEmpty()) {
      missing.add(BUCKET);
    }
    if (config.basePath().isEmpty()) {
      missing.add(BASE_PATH);
    }
    if (config.region().isEmpty()) {
      missing.add(REGION);
    }
    if (config.roleArn().isEmpty()) {
      missing.add(ROLE_ARN);
    }
    return missing;
  }

  static String trimmed(String path) {
    return SLASHES.matcher(path).replaceAll("");
  }

  /** The folder of one user. */
  String folder(String userId) {
    return basePath + "/" + userId;
  }
}
