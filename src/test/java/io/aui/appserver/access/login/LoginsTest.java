package io.aui.appserver.access.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aui.appserver.error.ApiException;
import io.aui.appserver.error.ErrorCode;
import io.aui.appserver.startup.Requirement.Problem;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoginsTest {
  private static final KeyPair KEYS = TestTokens.rsa();

  @TempDir Path directory;
  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void namesEverythingThatIsMissing() {
    assertThat(logins(null, null).open("sub"))
        .extracting(Problem::variable)
        .containsExactly("MP_JWT_VERIFY_ISSUER", "MP_JWT_VERIFY_PUBLICKEY_LOCATION");
    assertThat(logins(null, null).open("sub")).allMatch(Problem::fatal);
  }

  @Test
  void cannotStartWithAFileThatCannotBeReadOrHoldsNoKey() throws IOException {
    assertThat(logins(TestTokens.ISSUER, directory.resolve("none.pem").toString()).open("sub"))
        .containsExactly(
            Problem.fatal(
                "MP_JWT_VERIFY_PUBLICKEY_LOCATION", "cannot be read: NoSuchFileException"));
    Path empty = Files.createFile(directory.resolve("empty.pem"));
    assertThat(logins(TestTokens.ISSUER, empty.toString()).open("sub")).hasSize(1);
  }

  @Test
  void readsAFileByPathAndByUrl() throws IOException {
    Path file = Files.writeString(directory.resolve("key.pem"), TestTokens.pem(KEYS.getPublic()));
    for (String location : List.of(file.toString(), file.toUri().toString(), "file:" + file)) {
      Logins logins = logins(TestTokens.ISSUER, location);

      assertThat(logins.open("sub")).isEmpty();
      assertThat(login(logins, signed(KEYS, null))).isEqualTo("alice");
    }
  }

  @Test
  void fetchesKeysFromAUrlAndLetsTheFirstCallersWait() {
    AtomicInteger asked = new AtomicInteger();
    HttpServer issuer = issuer(200, asked);
    Logins logins = logins(TestTokens.ISSUER, "http://localhost:" + issuer.actualPort() + "/keys");

    assertThat(logins.open("sub")).isEmpty();
    assertThat(login(logins, signed(KEYS, "any"))).isEqualTo("alice");
    assertThat(login(logins, signed(KEYS, null))).isEqualTo("alice");
    assertThat(asked).hasValue(1);
  }

  @Test
  void saysThatLoginsCannotBeCheckedWhileThereAreNoKeys() {
    HttpServer issuer = issuer(500, new AtomicInteger());
    Logins logins = logins(TestTokens.ISSUER, "http://localhost:" + issuer.actualPort() + "/keys");
    assertThat(logins.open("sub")).isEmpty();

    assertThatThrownBy(() -> login(logins, signed(KEYS, null)))
        .isInstanceOfSatisfying(
            ApiException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.LOGIN_UNAVAILABLE));
  }

  private HttpServer issuer(int status, AtomicInteger asked) {
    return vertx
        .createHttpServer()
        .requestHandler(
            request -> {
              asked.incrementAndGet();
              request.response().setStatusCode(status).end(TestTokens.pem(KEYS.getPublic()));
            })
        .listen(0, "localhost")
        .toCompletionStage()
        .toCompletableFuture()
        .join();
  }

  private Logins logins(String issuer, String location) {
    return new Logins(
        new LoginConfig(
            Optional.ofNullable(issuer),
            Optional.of(Set.of(TestTokens.AUDIENCE)),
            Optional.ofNullable(location),
            Optional.empty(),
            30),
        vertx,
        InstantSource.system());
  }

  private static String signed(KeyPair keys, String keyId) {
    return TestTokens.sign(TestTokens.claims("alice"), "RS256", keys.getPrivate(), keyId);
  }

  private static String login(Logins logins, String token) {
    return logins.login(List.of(token)).await().atMost(Duration.ofSeconds(10)).userId();
  }
}
