package io.aui.appserver.access.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.aui.appserver.testing.HeapUse;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VerifiedTokensTest {
  private static final LoginKeys KEYS =
      LoginKeys.read(TestTokens.pem(TestTokens.rsa().getPublic()));
  private static final Instant NOW = Instant.EPOCH;
  private static final Instant LATER = NOW.plusSeconds(60);
  private static final Principal ALICE = new Principal("alice", Set.of());

  private final VerifiedTokens tokens = new VerifiedTokens(1_000);

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
  void takesNoMoreOfTheHeapThanItsBound() {
    long bound = 4L * 1024 * 1024;
    String[] groups = IntStream.range(0, 100).mapToObj(i -> "group" + i).toArray(String[]::new);

    assertThat(HeapUse.of(() -> filled(bound, ""))).isLessThan(bound + HeapUse.NOISE);
    assertThat(HeapUse.of(() -> filled(bound, "x".repeat(15_000))))
        .isLessThan(bound + HeapUse.NOISE);
    assertThat(HeapUse.of(() -> filled(bound, "x".repeat(2_000), groups)))
        .isLessThan(bound + HeapUse.NOISE);
  }

  private static VerifiedTokens filled(long bound, String rest, String... groups) {
    VerifiedTokens filled = new VerifiedTokens(bound);
    for (int i = 0; i < 20_000; i++) {
      String user = "user-" + i;
      Set<String> own = Arrays.stream(groups).map(g -> g + user).collect(Collectors.toSet());
      filled.add(i + rest, KEYS, new Principal(user, own), LATER);
    }
    return filled;
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
}
