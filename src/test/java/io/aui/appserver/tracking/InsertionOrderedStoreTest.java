package io.aui.appserver.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.array;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;

class InsertionOrderedStoreTest {
  @Property
  void behavesAsALinkedHashMap(@ForAll("changes") List<Change> changes) {
    InsertionOrderedStore log = new InsertionOrderedStore();
    Map<String, TrackedInstance> model = new LinkedHashMap<>();
    for (Change change : changes) {
      change.to(log, model);
    }
    assertThat(log).containsExactlyElementsOf(model.values());
    assertThat(log.size()).isEqualTo(model.size());
    assertThat(log.isEmpty()).isEqualTo(model.isEmpty());
    for (int id = 0; id < Change.IDS; id++) {
      assertThat(log.get(Change.id(id))).isSameAs(model.get(Change.id(id)));
    }
  }

  @Test
  void theOldestLeaveWhileNewOnesArrive() {
    InsertionOrderedStore log = new InsertionOrderedStore();
    ArrayDeque<TrackedInstance> model = new ArrayDeque<>();
    for (int i = 0; i < 10_000; i++) {
      TrackedInstance instance = instance("i-" + i, i);
      log.put(instance);
      model.add(instance);
      if (i >= 1000) {
        assertThat(log.removeFirst()).isSameAs(model.remove());
      }
    }
    assertThat(log).containsExactlyElementsOf(model);
    assertThat(log.stream()).containsExactlyElementsOf(model);
  }

  @Test
  void oneThatStaysKeepsNoRoomForThoseThatWent() {
    InsertionOrderedStore log = new InsertionOrderedStore();
    log.put(instance("stays", 0));
    for (int i = 0; i < 100_000; i++) {
      log.put(instance("i-" + i, i));
      log.remove("i-" + i);
    }
    assertThat(log).containsExactly(instance("stays", 0));
    assertThat((Object) log)
        .extracting("ring")
        .asInstanceOf(array(TrackedInstance[].class))
        .hasSize(64);
  }

  @Test
  void idsWithTheSameHashAreDistinguished() {
    InsertionOrderedStore log = new InsertionOrderedStore();
    // Both have the hash code 2112.
    log.put(instance("Aa", 1));
    log.put(instance("BB", 2));
    log.remove("Aa");

    assertThat(log.get("Aa")).isNull();
    assertThat(log.get("BB")).isEqualTo(instance("BB", 2));
  }

  @Test
  void anEmptyOneHasNoFirst() {
    assertThatThrownBy(new InsertionOrderedStore()::removeFirst)
        .isInstanceOf(NoSuchElementException.class);
  }

  @Provide
  Arbitrary<List<Change>> changes() {
    return Arbitraries.integers()
        .between(0, Change.IDS - 1)
        .flatMap(
            id ->
                Arbitraries.frequencyOf(
                        Tuple.of(4, Arbitraries.just(Change.Kind.PUT)),
                        Tuple.of(2, Arbitraries.just(Change.Kind.REMOVE)),
                        Tuple.of(1, Arbitraries.just(Change.Kind.REMOVE_FIRST)))
                    .map(kind -> new Change(kind, id)))
        .list()
        .ofMaxSize(2000);
  }

  private static TrackedInstance instance(String id, long second) {
    return new TrackedInstance(
        id,
        "u",
        "a",
        "cn-shanghai",
        null,
        null,
        Instant.ofEpochSecond(second),
        InstanceState.CREATED);
  }

  record Change(Kind kind, int number) {
    static final int IDS = 300;

    enum Kind {
      PUT,
      REMOVE,
      REMOVE_FIRST
    }

    static String id(int number) {
      return "i-" + number;
    }

    void to(InsertionOrderedStore log, Map<String, TrackedInstance> model) {
      switch (kind) {
        case PUT -> {
          TrackedInstance instance = instance(id(number), number);
          log.put(instance);
          model.put(instance.id(), instance);
        }
        case REMOVE -> {
          log.remove(id(number));
          model.remove(id(number));
        }
        case REMOVE_FIRST -> {
          if (!model.isEmpty()) {
            String oldest = model.keySet().iterator().next();
            assertThat(log.removeFirst()).isSameAs(model.remove(oldest));
          }
        }
      }
    }
  }
}
