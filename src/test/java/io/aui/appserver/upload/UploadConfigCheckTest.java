package io.aui.appserver.upload;

import static org.assertj.core.api.Assertions.assertThat;

import io.aui.appserver.config.ConfigCheck.Problem;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UploadConfigCheckTest {
  private static final Map<String, String> COMPLETE =
      Map.of(
          "appserver.oss.bucket", "my-bucket",
          "appserver.oss.base-path", "/app/uploads/",
          "appserver.oss.region", "cn-shanghai",
          "appserver.oss.role-arn", "acs:ram::1:role/uploads");

  @Test
  void completeSettingsHaveNoProblem() {
    assertThat(problems(COMPLETE)).isEmpty();
  }

  @Test
  void missingSettingsSwitchUploadsOff() {
    assertThat(problems(Map.of("appserver.oss.bucket", "my-bucket")))
        .noneMatch(Problem::fatal)
        .extracting(Problem::variable)
        .containsExactly(
            "APPSERVER_OSS_BASE_PATH", "APPSERVER_OSS_REGION", "APPSERVER_OSS_ROLE_ARN");
  }

  @ParameterizedTest
  @CsvSource({
    "bucket,*,APPSERVER_OSS_BUCKET",
    "bucket,my-bucket/other,APPSERVER_OSS_BUCKET",
    "base-path,uploads*,APPSERVER_OSS_BASE_PATH",
    "base-path,uploads//deep,APPSERVER_OSS_BASE_PATH",
    "base-path,/,APPSERVER_OSS_BASE_PATH",
    "base-path,uploads/../other,APPSERVER_OSS_BASE_PATH",
    "base-path,.,APPSERVER_OSS_BASE_PATH",
    "region,cn_shanghai,APPSERVER_OSS_REGION",
    "role-arn,uploads,APPSERVER_OSS_ROLE_ARN"
  })
  void malformedSettingsPreventTheStart(String key, String value, String variable) {
    Map<String, String> settings = new HashMap<>(COMPLETE);
    settings.put("appserver.oss." + key, value);

    assertThat(problems(settings))
        .allMatch(Problem::fatal)
        .extracting(Problem::variable)
        .containsExactly(variable);
  }

  @ParameterizedTest
  @CsvSource({"cn-shanghai", "oss-cn-shanghai"})
  void clientsReceiveTheRegionAsOssNamesIt(String region) {
    Map<String, String> settings = new HashMap<>(COMPLETE);
    settings.put("appserver.oss.region", region);

    assertThat(UploadTarget.of(config(settings)))
        .contains(
            new UploadTarget(
                "my-bucket", "app/uploads", "oss-cn-shanghai", "acs:ram::1:role/uploads"));
  }

  private static List<Problem> problems(Map<String, String> settings) {
    return new UploadConfigCheck(config(settings)).problems();
  }

  private static OssConfig config(Map<String, String> settings) {
    return new SmallRyeConfigBuilder()
        .withMapping(OssConfig.class)
        .withDefaultValues(settings)
        .build()
        .getConfigMapping(OssConfig.class);
  }
}
