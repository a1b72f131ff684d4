package io.aui.appserver.access.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RemoteKeysTest {
  private static final String PEM = TestTokens.pem(TestTokens.rsa().getPublic());

  private final List<UniEmitter<? super String>> fetches = new ArrayList<>();
  private final MovableTime time = new MovableTime();
  private final RemoteKeys keys =
      new RemoteKeys(() -> Uni.createFrom().emitter(fetches::add), time);

  @Test
  void beginsToFetchWhenFirstAskedAndServesWhatCame() {
    assertThat(keys.current()).isEmpty();
    assertThat(keys.current()).isEmpty();
    assertThat(fetches).hasSize(1);

    fetches.get(0).complete(PEM);

    assertThat(keys.current()).isPresent();
    assertThat(fetches).hasSize(1);
  }

  @Test
  void servesTheKeysAtHandWhileNewerOnesAreFetched() {
    fetchFirst();
    time.pass(RemoteKeys.FRESH.plusSeconds(1));

    assertThat(keys.current()).isPresent();
    assertThat(fetches).hasSize(2);
    fetches.get(1).fail(new IllegalStateException("down"));
    assertThat(keys.current()).isPresent();
  }

  @Test
  void letsAllTokensWithUnknownKeysWaitForOneFetch() {
    Optional<LoginKeys> first = fetchFirst();
    time.pass(RemoteKeys.PAUSE.plusSeconds(1));
    List<Optional<LoginKeys>> renewed = new ArrayList<>();
    keys.renewed().subscribe().with(renewed::add);
    keys.renewed().subscribe().with(renewed::add);
    assertThat(renewed).isEmpty();

    fetches.get(1).complete(PEM);

    assertThat(fetches).hasSize(2);
    assertThat(renewed).hasSize(2).doesNotContain(first);
  }

  @Test
  void asksTheIssuerRarelyHoweverManyUnknownKeysAreNamed() {
    Optional<LoginKeys> first = fetchFirst();
    List<Optional<LoginKeys>> renewed = new ArrayList<>();

    keys.renewed().subscribe().with(renewed::add);

    assertThat(renewed).containsExactly(first);
    assertThat(fetches).hasSize(1);
  }

  @Test
  void keepsTheLastGoodKeysWhereTheIssuerAnswersNonsense() {
    Optional<LoginKeys> first = fetchFirst();
    time.pass(RemoteKeys.PAUSE.plusSeconds(1));
    List<Optional<LoginKeys>> renewed = new ArrayList<>();
    keys.renewed().subscribe().with(renewed::add);

    fetches.get(1).complete("<html>");

    assertThat(renewed).containsExactly(first);
  }

  @Test
  void triesAgainSoonWhileThereAreNoKeys() {
    keys.current();
    fetches.get(0).fail(new IllegalStateException("down"));
    assertThat(keys.current()).isEmpty();
    assertThat(fetches).hasSize(1);

    time.pass(RemoteKeys.PAUSE.plusSeconds(1));

    assertThat(keys.current()).isEmpty();
    assertThat(fetches).hasSize(2);
  }

  private Optional<LoginKeys> fetchFirst() {
    keys.current();
    fetches.get(0).complete(PEM);
    return keys.current();
  }

  private static final class MovableTime implements InstantSource {
    private Instant now = Instant.EPOCH;

    void pass(Duration duration) {
      now = now.plus(duration);
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
