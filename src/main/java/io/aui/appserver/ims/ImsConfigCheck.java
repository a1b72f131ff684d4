package io.aui.appserver.ims;

import io.aui.appserver.config.ConfigCheck;
import io.aui.appserver.http.HttpConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/** Checks the settings of calls to IMS. The sandbox needs neither endpoints nor credentials. */
@ApplicationScoped
class ImsConfigCheck implements ConfigCheck {
  private static final Logger LOG = Logger.getLogger(ImsConfigCheck.class);

  /** With less, not even the token of a start fits. */
  private static final long MIN_QUERY = 4 * 1024;

  /** With more, a few requests take all memory. */
  private static final long MAX_QUERY = 1024 * 1024;

  private final ImsConfig config;
  private final CredentialsConfig keys;
  private final EndpointChoice endpoints;
  private final StsConfig sts;
  private final HttpConfig http;

  ImsConfigCheck(
      ImsConfig config,
      CredentialsConfig keys,
      EndpointChoice endpoints,
      StsConfig sts,
      HttpConfig http) {
    this.config = config;
    this.http = http;
    this.sts = sts;
    this.keys = keys;
    this.endpoints = endpoints;
  }

  @Override
  public List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    regions(problems);
    positive(problems, "APPSERVER_IMS_CONNECT_TIMEOUT", config.connectTimeout().toMillis());
    positive(problems, "APPSERVER_IMS_READ_TIMEOUT", config.readTimeout().toMillis());
    positive(problems, "APPSERVER_IMS_CONNECTIONS", config.connections());
    maxQuery(problems, config.maxQuery().asLongValue());
    requestTimeout(problems);
    if (!endpoints.isSandbox()) {
      credentials(problems);
      endpoint(
          problems,
          config.endpoint(),
          "APPSERVER_IMS_ENDPOINT",
          "must be a URL such as https://ice.{region}.aliyuncs.com/");
      endpoint(
          problems,
          sts.endpoint(),
          "APPSERVER_STS_ENDPOINT",
          "must be a URL such as https://sts.aliyuncs.com/");
    }
    return problems;
  }

  private void regions(List<Problem> problems) {
    if (!Regions.isWellFormed(config.region())) {
      problems.add(
          Problem.fatal("APPSERVER_IMS_REGION", "must be a region id such as cn-shanghai"));
    }
    for (String region : config.regions().orElse(java.util.Set.of())) {
      if (!Regions.isWellFormed(region)) {
        problems.add(
            Problem.fatal(
                "APPSERVER_IMS_REGIONS",
                "must be region ids such as cn-shanghai, separated by commas"));
      }
    }
  }

  private static void positive(List<Problem> problems, String variable, long value) {
    if (value <= 0) {
      problems.add(Problem.fatal(variable, "must be more than 0"));
    }
  }

  private void requestTimeout(List<Problem> problems) {
    Duration imsTimeout = config.connectTimeout().plus(config.readTimeout());
    if (http.requestTimeout().compareTo(imsTimeout) <= 0) {
      problems.add(
          Problem.fatal(
              "APPSERVER_HTTP_REQUEST_TIMEOUT",
              "must be more than APPSERVER_IMS_CONNECT_TIMEOUT and APPSERVER_IMS_READ_TIMEOUT"
                  + " together ("
                  + imsTimeout.toMillis()
                  + " ms)"));
    }
  }

  private static void maxQuery(List<Problem> problems, long bytes) {
    if (bytes < MIN_QUERY || bytes > MAX_QUERY) {
      problems.add(Problem.fatal("APPSERVER_IMS_MAX_QUERY", "must be from 4K to 1M, such as 48K"));
    }
  }

  private void credentials(List<Problem> problems) {
    boolean any =
        keys.accessKeyId().isPresent()
            || keys.accessKeySecret().isPresent()
            || keys.securityToken().isPresent();
    String remedy =
        any
            ? "must be set, because another part of the AccessKey is set"
            : "the AccessKey of a RAM user that may call IMS, from the RAM console"
                + " (or set APPSERVER_SANDBOX_ENABLED=true to try without an account)";
    if (keys.accessKeyId().isEmpty()) {
      problems.add(Problem.fatal(CredentialsConfig.ID, remedy));
    }
    if (keys.accessKeySecret().isEmpty()) {
      problems.add(Problem.fatal(CredentialsConfig.SECRET, remedy));
    }
  }

  private static void endpoint(
      List<Problem> problems, String endpoint, String variable, String remedy) {
    String example = endpoint.replace("{region}", "cn-shanghai");
    try {
      URI uri = new URI(example);
      if (uri.getHost() == null || uri.getQuery() != null || uri.getFragment() != null) {
        problems.add(Problem.fatal(variable, remedy));
      } else if ("http".equals(uri.getScheme())) {
        LOG.warnf(
            "%s is plain http (%s): tokens can be read on the way. Use it for tests only",
            variable, endpoint);
      } else if (!"https".equals(uri.getScheme())) {
        problems.add(Problem.fatal(variable, remedy));
      }
    } catch (java.net.URISyntaxException e) {
      problems.add(Problem.fatal(variable, remedy));
    }
  }
}
