package io.aui.appserver.access.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.aui.appserver.MovableClock;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RemoteKeysTest {
  private static final String PEM = TestTokens.pem(TestTokens.rsa().getPublic());
  private static final String OTHER_PEM = TestTokens.pem(TestTokens.rsa().getPublic());
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final List<Promise<String>> fetches = new ArrayList<>();
  private final MovableClock clock = new MovableClock();
  private final RemoteKeys keys =
      new RemoteKeys(
          () -> {
            fetches.add(Promise.promise());
            return latest().future();
          },
          "https://issuer.example/jwks",
          clock);

  @Test
  void fetchesWhenFirstAskedAndProvidesWhatCame() {
    assertThat(keys.current()).isEmpty();
    assertThat(keys.current()).isEmpty();
    assertThat(fetches).hasSize(1);

    latest().complete(PEM);

    assertThat(keys.current()).isPresent();
    assertThat(fetches).hasSize(1);
  }

  @Test
  void providesTheKnownKeysWhileNewOnesAreFetched() {
    Optional<LoginKeys> first = fetchFirst();
    clock.move(RemoteKeys.MAX_AGE.minus(SECOND));
    keys.current();
    assertThat(fetches).hasSize(1);
    clock.move(SECOND);

    assertThat(keys.current()).isEqualTo(first);
    assertThat(fetches).hasSize(2);
    latest().fail("down");
    assertThat(keys.current()).isEqualTo(first);
  }

  @Test
  void renewsAgainAfterAFailedRenewal() {
    Optional<LoginKeys> first = fetchFirst();
    clock.move(RemoteKeys.MAX_AGE);
    keys.current();
    latest().fail("down");
    clock.move(RemoteKeys.PAUSE);

    keys.current();
    assertThat(fetches).hasSize(3);
    latest().complete(OTHER_PEM);

    assertThat(keys.current()).isPresent().isNotEqualTo(first);
  }

  @Test
  void sharesOneFetchAmongAllWhoWait() {
    Optional<LoginKeys> first = fetchFirst();
    clock.move(RemoteKeys.PAUSE);
    List<Optional<LoginKeys>> renewed = new ArrayList<>();
    keys.renewed().onSuccess(renewed::add);
    keys.renewed().onSuccess(renewed::add);
    assertThat(renewed).isEmpty();

    latest().complete(OTHER_PEM);

    assertThat(fetches).hasSize(2);
    assertThat(renewed).hasSize(2).doesNotContain(first);
  }

  /** Tokens that these keys have verified stay verified. */
  @Test
  void keepsTheKeysIfTheIssuerSendsTheSameAgain() {
    Optional<LoginKeys> first = fetchFirst();
    clock.move(RemoteKeys.MAX_AGE);
    keys.current();
    latest().complete(PEM);

    assertThat(fetches).hasSize(2);
    assertThat(keys.current()).isEqualTo(first);
  }

  @Test
  void asksTheIssuerRarelyHoweverManyUnknownKeysAreNamed() {
    Optional<LoginKeys> first = fetchFirst();
    clock.move(RemoteKeys.PAUSE.minus(SECOND));

    assertThat(keys.renewed().result()).isEqualTo(first);
    assertThat(fetches).hasSize(1);
  }

  @Test
  void keepsTheLastKeysIfTheIssuerAnswersSomethingElse() {
    Optional<LoginKeys> first = fetchFirst();
    clock.move(RemoteKeys.PAUSE);
    List<Optional<LoginKeys>> renewed = new ArrayList<>();
    keys.renewed().onSuccess(renewed::add);

    latest().complete("<html>");

    assertThat(renewed).containsExactly(first);
  }

  @Test
  void waitsLongerAfterEachFailureUpToAMinute() {
    keys.current();
    for (int seconds : new int[] {10, 20, 40, 60, 60}) {
      int before = fetches.size();
      latest().fail("down");
      clock.move(Duration.ofSeconds(seconds - 1));
      assertThat(keys.current()).isEmpty();
      assertThat(fetches).as("after %d s", seconds - 1).hasSize(before);

      clock.move(SECOND);
      assertThat(keys.current()).isEmpty();
      assertThat(fetches).as("after %d s", seconds).hasSize(before + 1);
    }
    latest().complete(PEM);
    clock.move(RemoteKeys.PAUSE);
    keys.renewed();
    assertThat(fetches).as("the usual pause again after a success").hasSize(7);
  }

  @Test
  void canFetchAgainAfterAFetchThatEndedAtOnceOrThrew() {
    RemoteKeys throwing =
        new RemoteKeys(
            () -> {
              fetches.add(Promise.promise());
              throw new IllegalStateException("closed");
            },
            "https://issuer.example/jwks",
            clock);
    assertThat(throwing.renewed().result()).isEmpty();
    clock.move(RemoteKeys.PAUSE);
    assertThat(throwing.renewed().result()).isEmpty();
    assertThat(fetches).hasSize(2);
  }

  private Optional<LoginKeys> fetchFirst() {
    keys.current();
    latest().complete(PEM);
    return keys.current();
  }

  private Promise<String> latest() {
    return fetches.get(fetches.size() - 1);
  }
}
