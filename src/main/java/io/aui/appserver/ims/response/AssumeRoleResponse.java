package io.aui.appserver.ims.response;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.UpperCamelCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.aui.appserver.Secret;

/** Response of AssumeRole, an action of STS; the key and all its members are never null. */
@JsonNaming(UpperCamelCaseStrategy.class)
public record AssumeRoleResponse(
    String requestId, String code, String message, TemporaryKey credentials)
    implements ImsResponse {

  /**
   * A key that expires by itself.
   *
   * @param expiration ISO 8601, UTC
   */
  @JsonNaming(UpperCamelCaseStrategy.class)
  public record TemporaryKey(
      String accessKeyId, Secret accessKeySecret, Secret securityToken, String expiration) {}
}
