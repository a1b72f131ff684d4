package io.aui.appserver.voiceprint;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.aui.appserver.error.Check;
import io.aui.appserver.operation.UserRequest;

/** Who wants to upload. The alphabet of user ids has neither slashes nor wildcards. */
@JsonNaming(SnakeCaseStrategy.class)
record UploadRequest(String userId) implements UserRequest {
  UploadRequest {
    Check.id("user_id", userId);
  }
}
