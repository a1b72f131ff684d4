package io.aui.appserver.events;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MemoryTicketStoreTest extends TicketStoreContract {
  @Override
  TicketStore store() {
    return new MemoryTicketStore(clock);
  }

  @Test
  void ofTooManyUsersTheFirstIsDropped() {
    TicketStore store = store();
    for (int i = 0; i <= MemoryTicketStore.MAX_USERS; i++) {
      get(store.add("h", ticket("u" + i)));
    }

    assertThat(get(store.take("u0", "h"))).isEmpty();
    assertThat(get(store.take("u1", "h"))).isPresent();
    assertThat(get(store.take("u" + MemoryTicketStore.MAX_USERS, "h"))).isPresent();
  }
}
