package io.aui.appserver.upload;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.aui.appserver.Secret;

/**
 * A temporary key and the folder that it can write and read.
 *
 * @param basePath the user's own folder, without slashes at its ends; clients append a slash and a
 *     file name
 * @param region the region in OSS's spelling; clients use {@code https://<region>.aliyuncs.com}
 * @param expiration when the key expires: ISO 8601, UTC
 */
@JsonNaming(SnakeCaseStrategy.class)
record UploadResponse(
    String accessKeyId,
    Secret accessKeySecret,
    Secret stsToken,
    String bucket,
    String basePath,
    String region,
    String expiration) {}
