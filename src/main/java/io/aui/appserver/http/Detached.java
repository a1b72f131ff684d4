package io.aui.appserver.http;

import io.smallrye.mutiny.Uni;

/**
 * Work that runs to its end even if the one who asked for it goes away: once IMS may have created
 * something, somebody here has to learn of it.
 */
public final class Detached {
  private Detached() {}

  /** The same, but a cancelled subscription does not reach it. */
  public static <T> Uni<T> from(Uni<T> work) {
    return Uni.createFrom()
        .emitter(emitter -> work.subscribe().with(emitter::complete, emitter::fail));
  }
}
