package io.aui.appserver.upload;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.aui.appserver.operation.UserRequest;
import io.aui.appserver.validation.RtcId;

/**
 * A request of getOssConfig. User ids cannot contain slashes or wildcards, so they are safe in
 * paths and policies.
 */
@JsonNaming(SnakeCaseStrategy.class)
record UploadRequest(@RtcId String userId) implements UserRequest {}
