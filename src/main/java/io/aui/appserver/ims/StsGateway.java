package io.aui.appserver.ims;

import static io.aui.appserver.ims.Answers.needed;

import io.aui.appserver.ims.ImsException.BadCredentials;
import io.aui.appserver.ims.ImsException.Denied;
import io.aui.appserver.ims.ImsException.NotFound;
import io.aui.appserver.ims.ImsException.Reason;
import io.aui.appserver.ims.ImsException.Rejected;
import io.aui.appserver.ims.wire.AssumeRole;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;

/** The door to STS; fails as {@link ImsGateway} does. */
@Singleton
public class StsGateway {
  private static final Logger LOG = Logger.getLogger(StsGateway.class);

  private final ImsCalls calls;

  StsGateway(ImsCalls calls) {
    this.calls = calls;
  }

  /**
   * Gives a temporary key of a role. Whatever STS finds wrong in the request is this server's
   * setting or making, never the caller's.
   *
   * @param sessionName shows up in the account's audit trail: 2 to 64 characters out of {@code A-Z
   *     a-z 0-9 . @ _ -}
   * @param validity from 15 minutes to what the role allows
   * @param policy a JSON policy that narrows the role's permissions
   */
  public Uni<TemporaryKey> assumeRole(
      String roleArn, String sessionName, Duration validity, String policy) {
    return calls
        .callSts(
            ImsAction.ASSUME_ROLE,
            StsClient::assumeRole,
            new ImsParameters()
                .with("RoleArn", roleArn)
                .with("RoleSessionName", sessionName)
                .with("DurationSeconds", validity.toSeconds())
                .with("Policy", policy))
        .onFailure(StsGateway::isAboutOurRequest)
        .invoke(
            failure ->
                LOG.errorf(
                    "STS refuses to give upload keys (%s). Check APPSERVER_OSS_ROLE_ARN, and that"
                        + " the AccessKey may assume that role",
                    failure.getMessage()))
        .onFailure(StsGateway::isAboutOurRequest)
        .transform(failure -> ourFault((ImsException) failure))
        .map(
            answer -> {
              AssumeRole.TemporaryKey key = needed(answer.Credentials(), "Credentials", answer);
              return new TemporaryKey(
                  answer.RequestId(),
                  needed(key.AccessKeyId(), "AccessKeyId", answer),
                  needed(key.AccessKeySecret(), "AccessKeySecret", answer),
                  needed(key.SecurityToken(), "SecurityToken", answer),
                  needed(key.Expiration(), "Expiration", answer));
            });
  }

  private static boolean isAboutOurRequest(Throwable failure) {
    return failure instanceof Rejected || failure instanceof NotFound || failure instanceof Denied;
  }

  /** Without STS's text, which may quote the role or the policy. */
  private static BadCredentials ourFault(ImsException failure) {
    return new BadCredentials(
        new Reason(
            failure.imsCode().orElse(null),
            "STS refuses this server's requests",
            failure.imsRequestId().orElse(null)));
  }
}
