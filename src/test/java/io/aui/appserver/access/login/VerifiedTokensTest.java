package io.aui.appserver.access.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VerifiedTokensTest {
  private static final LoginKeys KEYS =
      LoginKeys.read(TestTokens.pem(TestTokens.rsa().getPublic()));
  private static final Instant NOW = Instant.EPOCH;
  private static final Instant LATER = NOW.plusSeconds(60);
  private static final Login ALICE = new Login("alice", Set.of());

  private final VerifiedTokens tokens = new VerifiedTokens(2, 100);

  @Test
  void remembersWhoAGoodTokenIsAbout() {
    tokens.add("a", KEYS, ALICE, LATER);

    assertThat(tokens.find("a", KEYS, NOW)).contains(ALICE);
    assertThat(tokens.find("b", KEYS, NOW)).isEmpty();
  }

  @Test
  void forgetsATokenThatHasEnded() {
    tokens.add("a", KEYS, ALICE, LATER);

    assertThat(tokens.find("a", KEYS, LATER)).isEmpty();
  }

  @Test
  void forgetsWhatWasCheckedWithOtherKeys() {
    tokens.add("a", KEYS, ALICE, LATER);
    LoginKeys newer = LoginKeys.read(TestTokens.pem(TestTokens.rsa().getPublic()));

    assertThat(tokens.find("a", newer, NOW)).isEmpty();
  }

  @Test
  void holdsNoMoreThanItsBound() {
    tokens.add("a", KEYS, ALICE, LATER);
    tokens.add("b", KEYS, ALICE, LATER);
    tokens.find("a", KEYS, NOW);
    tokens.add("c", KEYS, ALICE, LATER);

    assertThat(tokens.find("b", KEYS, NOW)).isEmpty();
    assertThat(tokens.find("a", KEYS, NOW)).contains(ALICE);
    assertThat(tokens.find("c", KEYS, NOW)).contains(ALICE);
  }

  @Test
  void holdsNoMoreCharactersThanItsBound() {
    tokens.add("a".repeat(60), KEYS, ALICE, LATER);
    tokens.add("a".repeat(60), KEYS, ALICE, LATER);
    tokens.add("b".repeat(40), KEYS, ALICE, LATER);
    assertThat(tokens.find("a".repeat(60), KEYS, NOW)).contains(ALICE);
    assertThat(tokens.find("b".repeat(40), KEYS, NOW)).contains(ALICE);

    tokens.add("c".repeat(41), KEYS, ALICE, LATER);
    assertThat(tokens.find("a".repeat(60), KEYS, NOW)).isEmpty();
    assertThat(tokens.find("b".repeat(40), KEYS, NOW)).contains(ALICE);

    tokens.add("d".repeat(101), KEYS, ALICE, LATER);
    assertThat(tokens.find("d".repeat(101), KEYS, NOW)).isEmpty();
  }

  @Test
  void makesRoomByForgettingExpiredTokens() {
    tokens.add("a".repeat(90), KEYS, ALICE, LATER);
    tokens.find("a".repeat(90), KEYS, LATER);
    tokens.add("b".repeat(90), KEYS, ALICE, LATER.plusSeconds(1));
    tokens.add("c".repeat(10), KEYS, ALICE, LATER.plusSeconds(1));

    assertThat(tokens.find("b".repeat(90), KEYS, LATER)).contains(ALICE);
    assertThat(tokens.find("c".repeat(10), KEYS, LATER)).contains(ALICE);
  }
}
