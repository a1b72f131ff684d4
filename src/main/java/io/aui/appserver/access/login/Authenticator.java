package io.aui.appserver.access.login;

import io.aui.appserver.config.ConfigCheck.Problem;
import io.aui.appserver.error.ApiException;
import io.aui.appserver.error.ErrorCode;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/** Authenticates a request by its login token. */
@ApplicationScoped
public class Authenticator {
  private static final Logger LOG = Logger.getLogger(Authenticator.class);

  /** 4 MiB of the heap: about 1,700 tokens of 1 kB, or 125 tokens of the greatest header length. */
  private static final long MAX_VERIFIED_BYTES = 4 * 1024 * 1024;

  private static final String LOCATION = "MP_JWT_VERIFY_PUBLICKEY_LOCATION";

  private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]+):.*");

  private final LoginConfig config;
  private final Vertx vertx;
  private final InstantSource clock;
  private final VerifiedTokens verified = new VerifiedTokens(MAX_VERIFIED_BYTES);
  private volatile KeySource source;
  private volatile TokenVerifier tokens;

  Authenticator(LoginConfig config, Vertx vertx, InstantSource clock) {
    this.config = config;
    this.vertx = vertx;
    this.clock = clock;
  }

  /**
   * Reads the keys from a file, or begins to fetch them. Must be called once, at start, because
   * reading a file blocks.
   *
   * @return the missing or unusable settings; if there are any, nobody can log in
   */
  public List<Problem> open(ClaimRules rules) {
    List<Problem> problems = new ArrayList<>();
    if (config.issuer().isEmpty()) {
      problems.add(
          Problem.fatal("MP_JWT_VERIFY_ISSUER", "the issuer of login tokens (their claim iss)"));
    }
    if (config.audiences().isEmpty()) {
      problems.add(
          Problem.fatal(
              "MP_JWT_VERIFY_AUDIENCES",
              "the accepted audiences, one or more values of the tokens' claim aud; without it,"
                  + " tokens issued for other services would be accepted"));
    }
    try {
      source = source();
    } catch (IllegalArgumentException e) {
      String variable = config.key().isPresent() ? "MP_JWT_VERIFY_PUBLICKEY" : LOCATION;
      problems.add(Problem.fatal(variable, e.getMessage()));
    }
    if (problems.isEmpty()) {
      tokens =
          new TokenVerifier(
              config.issuer().orElseThrow(), config.audiences(), config.clockSkew(), rules, clock);
    }
    return problems;
  }

  /** Where the keys come from; empty if nobody has to log in. */
  Optional<KeySource> keys() {
    return Optional.ofNullable(source);
  }

  private KeySource source() {
    if (config.key().isPresent()) {
      return KeySource.fixed(LoginKeys.read(config.key().get()));
    }
    String location =
        config
            .keyLocation()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "location of the key that verifies login tokens: a file or URL, PEM or JWKS"
                            + " (or set APPSERVER_ACCESS_MODE=none to let everybody in, for development)"));
    Matcher scheme = SCHEME.matcher(location);
    return switch (scheme.matches() ? scheme.group(1).toLowerCase(Locale.ROOT) : "") {
      case "" -> file(Path.of(location));
      case "file" -> file(path(URI.create(location)));
      case "https" -> remote(location);
      case "http" -> {
        LOG.warn(
            LOCATION + " is plain http: anyone who can change its response decides who may log in");
        yield remote(location);
      }
      default ->
          throw new IllegalArgumentException("must be a path, or a file:, https: or http: URL");
    };
  }

  private static Path path(URI file) {
    return file.isOpaque() ? Path.of(file.getSchemeSpecificPart()) : Path.of(file);
  }

  private static KeySource file(Path path) {
    String text;
    try {
      text = Files.readString(path);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "the file " + path.toAbsolutePath() + " cannot be read: " + reason(e), e);
    }
    try {
      return KeySource.fixed(LoginKeys.read(text));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "the file " + path.toAbsolutePath() + " " + e.getMessage(), e);
    }
  }

  private static String reason(IOException failure) {
    if (failure instanceof NoSuchFileException) {
      return "it does not exist";
    }
    return failure instanceof AccessDeniedException
        ? "this process has no permission"
        : failure.getClass().getSimpleName();
  }

  private KeySource remote(String url) {
    KeySource remote =
        new RemoteKeys(new KeyFetch(vertx, url, KeyFetch.DEADLINE), shown(url), clock);
    remote.current();
    return remote;
  }

  /** An address without what may be a secret: user information, query and fragment. */
  static String shown(String url) {
    return url.replaceAll("//[^/@]*@", "//").replaceAll("[?#].*", "");
  }

  /** Whether there are keys to verify tokens with, or none are needed; asks for them if not. */
  boolean hasKeys() {
    return source == null || source.current().isPresent();
  }

  /**
   * Verifies the login token. Never blocks; completes at once unless keys must be fetched first.
   * Fails with an {@link ApiException}: LoginRequired, LoginInvalid or LoginExpired (401),
   * Forbidden (403) if the user id cannot be used, LoginUnavailable (503) if there are no keys yet.
   *
   * @param authorization the values of the {@code Authorization} header
   */
  public Uni<Principal> login(List<String> authorization) {
    return Uni.createFrom().deferred(() -> login(Authorization.token(authorization)));
  }

  private Uni<Principal> login(String token) {
    Optional<LoginKeys> keys = source.current();
    return keys.flatMap(known -> verified.find(token, known, clock.instant()))
        .or(() -> keys.flatMap(known -> verify(token, known)))
        .map(login -> Uni.createFrom().item(login))
        .orElseGet(() -> loginWithNewKeys(token));
  }

  private Uni<Principal> loginWithNewKeys(String token) {
    return Uni.createFrom()
        .completionStage(() -> source.renewed().toCompletionStage())
        .map(keys -> keys.orElseThrow(Authenticator::noKeys))
        .map(keys -> verify(token, keys).orElseThrow(TokenVerifier::notAccepted));
  }

  private Optional<Principal> verify(String token, LoginKeys keys) {
    Optional<TokenVerifier.Checked> checked = tokens.check(token, keys);
    checked.ifPresent(good -> verified.add(token, keys, good.login(), good.until()));
    return checked.map(TokenVerifier.Checked::login);
  }

  private static ApiException noKeys() {
    return new ApiException(
        ErrorCode.LOGIN_UNAVAILABLE, "logins cannot be verified at the moment; try again");
  }
}
