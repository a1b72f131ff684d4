package io.aui.appserver.ims;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.aui.appserver.ims.signing.Acs3Signer;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.ext.ContextResolver;
import java.net.URI;
import java.time.InstantSource;
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

  /** Members that IMS adds to its responses are ignored. */
  private static final ObjectMapper TOLERANT =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private final Map<String, ImsClient> byRegion = new ConcurrentHashMap<>();
  private final ImsConfig config;
  private final ImsEndpoint endpoint;
  private final Regions regions;
  private final SigningFilter signing;
  private volatile StsClient sts;

  ImsClients(ImsConfig config, EndpointChoice endpoints, Regions regions, InstantSource clock) {
    this.config = config;
    this.regions = regions;
    this.endpoint = endpoints.chosen();
    this.signing =
        new SigningFilter(
            new Acs3Signer(), endpoint, new QueryLimit(config.maxQuery().asLongValue()), clock);
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
        .httpClientRequestCustomizer(new ResponseLimit())
        .httpClientOptionsCustomizer(TlsEngine.available().forCallsTo(base))
        .register(signing)
        .register(new ImsErrorReader())
        .register(new TolerantMapper())
        .build(type);
  }

  /** Gives the clients their own mapper; the mapper for callers' requests is strict. */
  private static final class TolerantMapper implements ContextResolver<ObjectMapper> {
    @Override
    public ObjectMapper getContext(Class<?> type) {
      return TOLERANT;
    }
  }
}
