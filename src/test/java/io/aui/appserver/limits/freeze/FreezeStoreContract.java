package io.aui.appserver.limits.freeze;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What every store of the freeze promises. */
abstract class FreezeStoreContract {
  /** A store in which nothing is frozen. */
  abstract FreezeStore store();

  @Test
  void startsAreFrozenUntilTheyAreAllowedAgain() {
    FreezeStore store = store();
    assertThat(get(store.isFrozen())).isFalse();
    for (int i = 0; i < 2; i++) {
      get(store.set(true));
      get(store.set(true));
      assertThat(get(store.isFrozen())).isTrue();
      get(store.set(false));
      assertThat(get(store.isFrozen())).isFalse();
    }
  }

  @Test
  void nothingHappensBeforeSubscription() {
    FreezeStore store = store();
    Uni<Boolean> later = store.isFrozen();
    Uni<Void> notYet = store.set(true);
    assertThat(get(later)).isFalse();
    get(notYet);
    assertThat(get(later)).isTrue();
  }

  static <T> T get(Uni<T> uni) {
    return uni.await().atMost(Duration.ofSeconds(10));
  }
}
