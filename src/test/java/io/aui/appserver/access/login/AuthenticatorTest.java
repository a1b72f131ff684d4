package io.aui.appserver.access.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aui.appserver.config.ConfigCheck.Problem;
import io.aui.appserver.error.ApiException;
import io.aui.appserver.error.ErrorCode;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthenticatorTest {
  private static final KeyPair KEYS = TestTokens.rsa();
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir Path directory;
  private final Vertx vertx = Vertx.vertx();
  private volatile Duration offset = Duration.ZERO;
  private final InstantSource clock = () -> InstantSource.system().instant().plus(offset);

  @AfterEach
  void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void namesEverythingThatIsMissing() {
    Authenticator authenticator =
        new Authenticator(
            new LoginConfig(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 30),
            vertx,
            clock);

    assertThat(authenticator.open(TestTokens.RULES))
        .allMatch(Problem::fatal)
        .extracting(Problem::variable)
        .containsExactly(
            "MP_JWT_VERIFY_ISSUER", "MP_JWT_VERIFY_AUDIENCES", "MP_JWT_VERIFY_PUBLICKEY_LOCATION");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://host/keys", "jar:file:/a!/b", "classpath:key.pem", "data:,x"})
  void cannotStartWithAUrlOfAnotherScheme(String location) {
    assertThat(authenticator(TestTokens.ISSUER, location).open(TestTokens.RULES))
        .containsExactly(
            Problem.fatal(
                "MP_JWT_VERIFY_PUBLICKEY_LOCATION",
                "must be a path, or a file:, https: or http: URL"));
  }

  @Test
  void cannotStartWithAMalformedUrl() {
    assertThat(authenticator(TestTokens.ISSUER, "https:///keys").open(TestTokens.RULES))
        .containsExactly(
            Problem.fatal("MP_JWT_VERIFY_PUBLICKEY_LOCATION", "is a URL without a host"));
  }

  @Test
  void cannotStartWithAFileThatCannotBeReadOrHoldsNoKey() throws IOException {
    Path none = directory.resolve("none.pem");
    assertThat(authenticator(TestTokens.ISSUER, none.toString()).open(TestTokens.RULES))
        .containsExactly(
            Problem.fatal(
                "MP_JWT_VERIFY_PUBLICKEY_LOCATION",
                "the file " + none + " cannot be read: it does not exist"));
    Path empty = Files.createFile(directory.resolve("empty.pem"));
    assertThat(authenticator(TestTokens.ISSUER, empty.toString()).open(TestTokens.RULES))
        .singleElement()
        .extracting(Problem::hint)
        .asString()
        .startsWith("the file " + empty + " must hold a public key");
  }

  @Test
  void readsAFileByPathAndByUrl() throws IOException {
    Path file = Files.writeString(directory.resolve("key.pem"), TestTokens.pem(KEYS.getPublic()));
    for (String location : List.of(file.toString(), file.toUri().toString(), "file:" + file)) {
      Authenticator authenticator = authenticator(TestTokens.ISSUER, location);

      assertThat(authenticator.open(TestTokens.RULES)).isEmpty();
      assertThat(login(authenticator, signed(KEYS, null))).isEqualTo("alice");
    }
  }

  @Test
  void fetchesKeysFromAUrlAndLetsTheFirstCallersWait() {
    AtomicInteger asked = new AtomicInteger();
    String url = issuer(200, asked);
    Authenticator authenticator = authenticator(TestTokens.ISSUER, url);

    assertThat(authenticator.open(TestTokens.RULES)).isEmpty();
    assertThat(login(authenticator, signed(KEYS, "any"))).isEqualTo("alice");
    assertThat(login(authenticator, signed(KEYS, null))).isEqualTo("alice");
    assertThat(asked).hasValue(1);
  }

  @Test
  void respondsLoginUnavailableWhileThereAreNoKeys() {
    String url = issuer(500, new AtomicInteger());
    Authenticator authenticator = authenticator(TestTokens.ISSUER, url);
    assertThat(authenticator.open(TestTokens.RULES)).isEmpty();

    assertThatThrownBy(() -> login(authenticator, signed(KEYS, null)))
        .isInstanceOfSatisfying(
            ApiException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.LOGIN_UNAVAILABLE));
  }

  @Test
  void fetchesNewKeysForATokenWithAnUnknownKeyAndOnlyOnceForAll() {
    AtomicInteger asked = new AtomicInteger();
    KeyPair rotated = TestTokens.rsa();
    String url =
        issuer(
            request -> {
              KeyPair published = asked.getAndIncrement() == 0 ? KEYS : rotated;
              request.response().end(keySet(published, published.equals(KEYS) ? "a" : "b"));
            });
    Authenticator authenticator = opened(url);
    assertThat(login(authenticator, signed(KEYS, "a"))).isEqualTo("alice");
    assertThatThrownBy(() -> login(authenticator, signed(rotated, "b")))
        .as("not so soon after the last fetch")
        .hasMessageContaining("not signed");
    offset = RemoteKeys.PAUSE;

    List<Uni<Principal>> waiting =
        Stream.generate(() -> authenticator.login(List.of(signed(rotated, "b"))))
            .limit(20)
            .toList();
    assertThat(Uni.join().all(waiting).andFailFast().await().atMost(PATIENCE))
        .extracting(Principal::userId)
        .containsOnly("alice");
    assertThat(asked).hasValue(2);
    assertThatThrownBy(() -> login(authenticator, signed(KEYS, "a")))
        .hasMessageContaining("not signed");
  }

  @Test
  void answersDespiteAnIssuerThatStallsAndRenewsLater() {
    AtomicInteger asked = new AtomicInteger();
    String url =
        issuer(
            request -> {
              if (asked.incrementAndGet() == 2) {
                request.response().setChunked(true).write("{\"keys\":[");
              } else {
                request.response().end(keySet(KEYS, asked.get() == 1 ? "a" : "b"));
              }
            });
    Authenticator authenticator = opened(url);
    assertThat(login(authenticator, signed(KEYS, "a"))).isEqualTo("alice");
    offset = RemoteKeys.PAUSE;

    Uni<Principal> unknown = authenticator.login(List.of(signed(KEYS, "b")));
    CompletableFuture<Principal> waiting = unknown.subscribeAsCompletionStage();
    assertThat(login(authenticator, signed(KEYS, "a"))).as("meanwhile").isEqualTo("alice");
    assertThat(waiting)
        .failsWithin(PATIENCE)
        .withThrowableThat()
        .havingCause()
        .withMessageContaining("not signed");

    offset = RemoteKeys.PAUSE.multipliedBy(3);
    assertThat(login(authenticator, signed(KEYS, "b"))).isEqualTo("alice");
    assertThat(asked).hasValue(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"kid\":1}", "{\"alg\":\"RS256\",\"kid\":1}", "{\"alg\":\"HS256\"}"})
  void refusesAMalformedHeaderWithoutAskingTheIssuer(String header) {
    AtomicInteger asked = new AtomicInteger();
    String url =
        issuer(
            request -> {
              asked.incrementAndGet();
              request.response().end(keySet(KEYS, "a"));
            });
    Authenticator authenticator = opened(url);
    assertThat(login(authenticator, signed(KEYS, "a"))).isEqualTo("alice");
    offset = RemoteKeys.PAUSE;

    assertThatThrownBy(
            () ->
                login(
                    authenticator,
                    TestTokens.signRaw(header, "{\"sub\":\"a\"}", KEYS.getPrivate())))
        .isInstanceOfSatisfying(
            ApiException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.LOGIN_INVALID));
    assertThat(asked).hasValue(1);
  }

  private Authenticator opened(String url) {
    Authenticator authenticator = authenticator(TestTokens.ISSUER, url);
    assertThat(authenticator.open(TestTokens.RULES)).isEmpty();
    return authenticator;
  }

  private static String keySet(KeyPair keys, String keyId) {
    try {
      JsonWebKey key = JsonWebKey.Factory.newJwk(keys.getPublic());
      key.setKeyId(keyId);
      return new JsonWebKeySet(key).toJson(OutputControlLevel.PUBLIC_ONLY);
    } catch (JoseException e) {
      throw new AssertionError(e);
    }
  }

  private String issuer(int status, AtomicInteger asked) {
    return issuer(
        request -> {
          asked.incrementAndGet();
          request.response().setStatusCode(status).end(TestTokens.pem(KEYS.getPublic()));
        });
  }

  private String issuer(Handler<HttpServerRequest> answer) {
    return TestTokens.issuer(vertx, answer);
  }

  private Authenticator authenticator(String issuer, String location) {
    return new Authenticator(
        new LoginConfig(
            Optional.ofNullable(issuer),
            Optional.of(Set.of(TestTokens.AUDIENCE)),
            Optional.ofNullable(location),
            Optional.empty(),
            30),
        vertx,
        clock);
  }

  private static String signed(KeyPair keys, String keyId) {
    return TestTokens.sign(TestTokens.claims("alice"), "RS256", keys.getPrivate(), keyId);
  }

  private static String login(Authenticator authenticator, String token) {
    return authenticator.login(List.of(token)).await().atMost(PATIENCE).userId();
  }
}
