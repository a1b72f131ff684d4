package io.aui.appserver.upload;

import io.aui.appserver.config.SelfCheck;
import io.aui.appserver.ims.ImsGateway;
import io.aui.appserver.ims.failure.ImsException;
import io.aui.appserver.ims.failure.OperatorFault;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Assumes the role for uploads, which is free, and forgets the key. */
@Singleton
class UploadSelfCheck implements SelfCheck {
  private static final String USER = "doctor";

  /** The shortest that STS issues. */
  private static final Duration VALIDITY = Duration.ofMinutes(15);

  private final ImsGateway ims;
  private final OssConfig config;

  UploadSelfCheck(ImsGateway ims, OssConfig config) {
    this.ims = ims;
    this.config = config;
  }

  @Override
  public String name() {
    return "upload role";
  }

  @Override
  public Uni<List<Finding>> run() {
    Optional<UploadTarget> target = UploadTarget.of(config);
    if (target.isEmpty()) {
      return Uni.createFrom()
          .item(
              List.of(
                  Finding.skipped(
                      name(),
                      String.join(", ", UploadTarget.missing(config))
                          + " not set: getOssConfig is off")));
    }
    return ims.assumeRole(
            target.get().roleArn(),
            UploadService.sessionName(USER),
            VALIDITY,
            UploadPolicy.json(target.get().bucket(), target.get().folder(USER)))
        .map(
            made ->
                List.of(
                    Finding.pass(
                        name(), "STS issues keys; whether the bucket exists was not checked")))
        .onFailure(ImsException.class)
        .recoverWithItem(failure -> List.of(failed(failure)));
  }

  private Finding failed(ImsException failure) {
    return Finding.fail(
        name(),
        failure.imsCode().map(code -> "STS refuses: " + code).orElse(failure.getMessage()),
        OperatorFault.of("AssumeRole", failure)
            .map(fault -> fault.remedy("AssumeRole"))
            .orElse("check APPSERVER_STS_ENDPOINT and the network"));
  }
}
