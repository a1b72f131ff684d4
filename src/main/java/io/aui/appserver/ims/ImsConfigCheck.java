package io.aui.appserver.ims;

import io.aui.appserver.config.ConfigCheck;
import io.aui.appserver.http.HttpConfig;
import io.aui.appserver.ims.credentials.CredentialsConfig;
import io.aui.appserver.ims.pipeline.CircuitBreaker;
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

  private static final int MAX_TRIES = 10;
  private static final Duration LONGEST_OPEN = Duration.ofSeconds(10);

  private final ImsConfig config;
  private final CredentialsConfig credentials;
  private final EndpointChoice endpoints;
  private final StsConfig sts;
  private final HttpConfig http;

  ImsConfigCheck(
      ImsConfig config,
      CredentialsConfig credentials,
      EndpointChoice endpoints,
      StsConfig sts,
      HttpConfig http) {
    this.config = config;
    this.http = http;
    this.sts = sts;
    this.credentials = credentials;
    this.endpoints = endpoints;
  }

  @Override
  public List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    regions(problems);
    positive(problems, "APPSERVER_IMS_CONNECT_TIMEOUT", config.connectTimeout().toMillis());
    positive(problems, "APPSERVER_IMS_READ_TIMEOUT", config.readTimeout().toMillis());
    positive(problems, "APPSERVER_IMS_CONNECTIONS", config.connections());
    positive(problems, "APPSERVER_IMS_DEADLINE", config.deadline().toMillis());
    within(problems, "APPSERVER_IMS_MAX_TRIES", config.maxTries(), MAX_TRIES);
    within(
        problems,
        "APPSERVER_IMS_BREAKER_FAILURES",
        config.breakerFailures(),
        CircuitBreaker.WINDOW);
    breakerOpen(problems);
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

  private static void within(List<Problem> problems, String variable, int value, int greatest) {
    if (value < 1 || value > greatest) {
      problems.add(Problem.fatal(variable, "must be from 1 to " + greatest));
    }
  }

  private void breakerOpen(List<Problem> problems) {
    Duration open = config.breakerOpen();
    if (open.toMillis() <= 0 || open.compareTo(LONGEST_OPEN) > 0) {
      problems.add(
          Problem.fatal("APPSERVER_IMS_BREAKER_OPEN", "must be more than 0 and at most 10s"));
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
    if (credentials.metadataEndpoint().isEmpty()) {
      problems.add(
          Problem.fatal(
              "APPSERVER_CREDENTIALS_METADATA_ENDPOINT",
              "must be a URL such as http://100.100.100.200/"));
    }
    List<String> missing = credentials.missing();
    missing.forEach(
        name ->
            problems.add(
                Problem.fatal(name, "must be set, because another part of the same is set")));
    if (missing.isEmpty() && credentials.kind().isEmpty()) {
      String remedy =
          "the AccessKey of a RAM user that may call IMS, from the RAM console; or a role, or files:"
              + " see docs/configuration.md (or set APPSERVER_SANDBOX_ENABLED=true to try without"
              + " an account)";
      problems.add(Problem.fatal(CredentialsConfig.ID, remedy));
      problems.add(Problem.fatal(CredentialsConfig.SECRET, remedy));
    }
  }

  private void endpoint(List<Problem> problems, String endpoint, String variable, String remedy) {
    String example = endpoint.replace("{region}", config.region());
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
