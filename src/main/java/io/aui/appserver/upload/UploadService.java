package io.aui.appserver.upload;

import io.aui.appserver.access.Caller;
import io.aui.appserver.error.ApiException;
import io.aui.appserver.error.ErrorCode;
import io.aui.appserver.ims.ImsGateway;
import io.aui.appserver.limits.quota.Requests;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Issues keys that can write and read files in one user's folder for an hour. */
@Singleton
class UploadService {
  /** The longest validity that STS allows for every role. */
  private static final Duration VALIDITY = Duration.ofHours(1);

  private static final String SESSION_PREFIX = "aui-";
  private static final int MAX_SESSION_NAME = 64;

  private final ImsGateway ims;
  private final OssConfig config;
  private final Requests requests;

  UploadService(ImsGateway ims, OssConfig config, Requests requests) {
    this.ims = ims;
    this.config = config;
    this.requests = requests;
  }

  Uni<UploadResponse> key(Caller caller, UploadRequest request) {
    String userId = caller.requiredUserId();
    UploadTarget target = UploadTarget.of(config).orElseThrow(this::notConfigured);
    String folder = target.folder(userId);
    return requests
        .within(
            caller,
            () ->
                ims.assumeRole(
                    target.roleArn(),
                    sessionName(userId),
                    VALIDITY,
                    UploadPolicy.json(target.bucket(), folder)))
        .map(
            made ->
                new UploadResponse(
                    made.credentials().accessKeyId(),
                    made.credentials().accessKeySecret(),
                    made.credentials().securityToken(),
                    target.bucket(),
                    folder,
                    target.region(),
                    made.credentials().expiration()));
  }

  /**
   * The name of the session in the account's audit trail, which contains the user id. The prefix is
   * needed because STS requires at least 2 characters.
   */
  static String sessionName(String userId) {
    String name = SESSION_PREFIX + userId;
    return name.length() <= MAX_SESSION_NAME ? name : name.substring(0, MAX_SESSION_NAME);
  }

  private ApiException notConfigured() {
    return new ApiException(
        ErrorCode.NOT_CONFIGURED,
        "uploads need " + String.join(", ", UploadTarget.missing(config)) + " on this server");
  }
}
