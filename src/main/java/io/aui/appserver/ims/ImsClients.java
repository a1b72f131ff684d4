package io.aui.appserver.ims;

import io.aui.appserver.ims.failure.ImsErrorReader;
import io.aui.appserver.ims.pipeline.ResponseLimit;
import io.aui.appserver.ims.pipeline.UnsentRequest;
import io.aui.appserver.ims.response.TolerantMapper;
import io.aui.appserver.ims.signing.Acs3Signer;
import io.aui.appserver.tracing.ClientSpans;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.tracing.TracingPolicy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.client.api.QuarkusRestClientProperties;

/**
 * One client with its own connection pool for each region, and one for STS. They are created at
 * start: a client that is created during a request is closed together with the HTTP server, before
 * the calls that a shutdown waits for have ended.
 */
@Singleton
class ImsClients {
  private static final Logger LOG = Logger.getLogger(ImsClients.class);
  private static final String USER_AGENT = "aui-appserver";

  private final Map<String, ImsClient> byRegion = new ConcurrentHashMap<>();
  private final ImsConfig config;
  private final ImsEndpoint endpoint;
  private final Regions regions;
  private final ClockSkew clock;
  private final SigningFilter signing;
  private volatile StsClient sts;

  ImsClients(
      ImsConfig config,
      EndpointChoice endpoints,
      Regions regions,
      ClockSkew clock,
      ClientSpans spans) {
    this.config = config;
    this.regions = regions;
    this.endpoint = endpoints.chosen();
    this.clock = clock;
    this.signing =
        new SigningFilter(
            new Acs3Signer(),
            endpoint,
            new QueryLimit(config.maxQuery().asLongValue()),
            clock,
            spans);
  }

  /** Also loads OpenSSL, so that the first caller does not wait for it. */
  void start(@Observes StartupEvent starting) {
    regions.all().forEach(this::of);
    of(regions.requestedForMessaging(null));
    sts();
    if (TlsEngine.isNeededFor(endpoint.base(config.region()))) {
      LOG.infof("Calls to IMS are encrypted by %s", TlsEngine.available());
    }
  }

  /** The client for a configured region. */
  ImsClient of(String region) {
    ImsClient client = byRegion.get(region);
    return client != null ? client : byRegion.computeIfAbsent(region, this::create);
  }

  /** Where a client calls; {@link ImsMetrics#NO_REGION} stands for STS. */
  URI base(String region) {
    return region.equals(ImsMetrics.NO_REGION) ? endpoint.sts() : endpoint.base(region);
  }

  /** The client for STS. */
  StsClient sts() {
    StsClient client = sts;
    return client != null ? client : createSts();
  }

  private synchronized StsClient createSts() {
    if (sts == null) {
      sts = build(StsClient.class, endpoint.sts());
    }
    return sts;
  }

  private ImsClient create(String region) {
    return build(ImsClient.class, endpoint.base(region));
  }

  private <T> T build(Class<T> type, URI base) {
    return QuarkusRestClientBuilder.newBuilder()
        .baseUri(base)
        .connectTimeout(config.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
        .readTimeout(config.readTimeout().toMillis(), TimeUnit.MILLISECONDS)
        .property(QuarkusRestClientProperties.CONNECTION_POOL_SIZE, config.connections())
        .userAgent(USER_AGENT)
        .httpClientRequestCustomizer(new ResponseLimit().andThen(clock))
        .httpClientOptionsCustomizer(
            TlsEngine.available().forCallsTo(base).andThen(ImsClients::withoutFrameworksSpans))
        .register(signing)
        .register(new UnsentRequest())
        .register(new ImsErrorReader())
        .register(new TolerantMapper())
        .build(type);
  }

  /** They hold the whole query; {@link ImsSpan} replaces them. */
  private static void withoutFrameworksSpans(HttpClientOptions options) {
    options.setTracingPolicy(TracingPolicy.IGNORE);
  }
}
