package io.aui.appserver.upload;

import io.aui.appserver.config.ConfigCheck;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Checks the settings of uploads. A missing setting turns getOssConfig off. A malformed one
 * prevents the start, because it could widen the permissions of the keys or make every upload fail.
 */
@ApplicationScoped
class UploadConfigCheck implements ConfigCheck {
  private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9-]{1,61}[a-z0-9]");
  private static final Pattern FOLDER =
      Pattern.compile("(?!\\.\\.?(/|$))[A-Za-z0-9._-]+(/(?!\\.\\.?(/|$))[A-Za-z0-9._-]+)*");
  private static final Pattern REGION = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
  private static final Pattern ROLE = Pattern.compile("acs:ram::[0-9]+:role/[A-Za-z0-9.@_/-]+");

  private final OssConfig config;

  UploadConfigCheck(OssConfig config) {
    this.config = config;
  }

  @Override
  public List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    for (String variable : UploadTarget.missing(config)) {
      problems.add(
          Problem.degraded(
              variable, "of the bucket for uploads and the role for them; needed by getOssConfig"));
    }
    check(problems, UploadTarget.BUCKET, config.bucket(), BUCKET, "the name of a bucket");
    check(
        problems,
        UploadTarget.BASE_PATH,
        config.basePath().map(UploadTarget::trimmed),
        FOLDER,
        "a folder such as app/uploads, of letters, digits and . _ -");
    check(problems, UploadTarget.REGION, config.region(), REGION, "a region such as cn-shanghai");
    check(
        problems,
        UploadTarget.ROLE_ARN,
        config.roleArn(),
        ROLE,
        "a role such as acs:ram::<account id>:role/<name>");
    return problems;
  }

  private static void check(
      List<Problem> problems,
      String variable,
      Optional<String> value,
      Pattern form,
      String expected) {
    if (value.isPresent() && !form.matcher(value.get()).matches()) {
      problems.add(Problem.fatal(variable, "must be " + expected));
    }
  }
}
