package io.aui.appserver.access.login;

import io.aui.appserver.error.ApiException;
import io.aui.appserver.error.ErrorCode;
import io.aui.appserver.startup.Requirement.Problem;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Answers who is logged in, by the token that a request brought. */
@ApplicationScoped
public class Logins {
  private static final Logger LOG = Logger.getLogger(Logins.class);

  /** Some megabytes at the usual size of tokens. */
  private static final int MAX_VERIFIED = 4_096;

  /** In characters: bounds the memory if tokens are long, since a token may have 16 KiB. */
  private static final int MAX_VERIFIED_LENGTH = 4 << 20;

  private static final String LOCATION = "MP_JWT_VERIFY_PUBLICKEY_LOCATION";

  private final LoginConfig config;
  private final Vertx vertx;
  private final InstantSource clock;
  private final VerifiedTokens verified = new VerifiedTokens(MAX_VERIFIED, MAX_VERIFIED_LENGTH);
  private volatile KeySource source;
  private volatile TokenCheck tokens;

  Logins(LoginConfig config, Vertx vertx, InstantSource clock) {
    this.config = config;
    this.vertx = vertx;
    this.clock = clock;
  }

  /**
   * Loads the keys, or begins to; to be called once, at start, since reading a file blocks.
   *
   * @param userClaim the claim that names the user
   * @return what is missing or unusable; nobody can log in with any
   */
  public List<Problem> open(String userClaim) {
    List<Problem> problems = new ArrayList<>();
    if (config.issuer().isEmpty()) {
      problems.add(
          Problem.fatal("MP_JWT_VERIFY_ISSUER", "who issues login tokens: their claim iss"));
    }
    if (config.audiences().isEmpty()) {
      LOG.warn(
          "MP_JWT_VERIFY_AUDIENCES is not set: tokens that were issued for other services are"
              + " accepted here too");
    }
    tokens =
        new TokenCheck(config.issuer(), config.audiences(), config.clockSkew(), userClaim, clock);
    try {
      source = source();
    } catch (IllegalArgumentException e) {
      problems.add(Problem.fatal(LOCATION, e.getMessage()));
    }
    return problems;
  }

  private KeySource source() {
    if (config.key().isPresent()) {
      return KeySource.fixed(LoginKeys.read(config.key().get()));
    }
    KeyLocation location =
        new KeyLocation(
            config
                .keyLocation()
                .orElseThrow(
                    () ->
                        new IllegalArgumentException(
                            "where the public key of the login tokens is: a file or URL, PEM or JWKS"
                                + " (or set APPSERVER_ACCESS_MODE=none to let everybody in, for development)")));
    if (!location.isRemote()) {
      return KeySource.fixed(location.readFile());
    }
    if (location.isUnprotected()) {
      LOG.warn(LOCATION + " is plain http: whoever is on the way decides who may log in");
    }
    KeySource remote = new RemoteKeys(new KeyFetch(vertx, location.text()), clock);
    remote.current();
    return remote;
  }

  /**
   * Who is logged in. Never blocks; answers at once but where keys have to be fetched first. Fails
   * with an {@link ApiException}: LoginRequired, LoginInvalid, LoginExpired, Forbidden for a user
   * whose name cannot be used, LoginUnavailable while there are no keys.
   *
   * @param authorization the values of the {@code Authorization} header
   */
  public Uni<Login> login(List<String> authorization) {
    return Uni.createFrom().deferred(() -> login(Authorization.token(authorization)));
  }

  private Uni<Login> login(String token) {
    Optional<LoginKeys> keys = source.current();
    Optional<Login> known = keys.flatMap(k -> verified.find(token, k, clock.instant()));
    if (known.isPresent()) {
      return Uni.createFrom().item(known.get());
    }
    return keys.isPresent() && keys.get().mayHaveSigned(token)
        ? Uni.createFrom().item(check(token, keys.get()))
        : source.renewed().map(renewed -> check(token, renewed.orElseThrow(Logins::noKeys)));
  }

  private Login check(String token, LoginKeys keys) {
    TokenCheck.Checked checked = tokens.check(token, keys);
    verified.add(token, keys, checked.login(), checked.until());
    return checked.login();
  }

  private static ApiException noKeys() {
    return new ApiException(
        ErrorCode.LOGIN_UNAVAILABLE, "logins cannot be checked at the moment; try again");
  }
}
