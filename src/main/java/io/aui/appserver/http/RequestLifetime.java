package io.aui.appserver.http;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * The deadline of a request, and how long it holds the resources reserved for it. It holds them
 * until the request has ended (the response is sent, or the client is gone) and all its calls to
 * IMS have ended: work for a client that is gone takes memory too. At the deadline a request
 * without a response fails, and all resources are released, even if calls are still open. Used on
 * the request's event loop only.
 */
final class RequestLifetime {
  private static final Logger LOG = Logger.getLogger(RequestLifetime.class);

  private final Vertx vertx;
  private final List<Runnable> held = new ArrayList<>(2);
  private Consumer<DeadlineException> atDeadline;
  private long timer;
  private int imsCalls;
  private long imsNanos;
  private long imsBeganNanos;
  private boolean bodyComplete;
  private boolean waitsForFirstRequest;
  private boolean ended;
  private boolean over;

  RequestLifetime(Vertx vertx) {
    this.vertx = vertx;
  }

  /**
   * Starts the timer of the deadline.
   *
   * @param answer makes the request fail; called at the deadline if the request has not ended
   */
  void start(Duration timeout, Consumer<DeadlineException> answer) {
    timer = vertx.setTimer(timeout.toMillis(), fired -> expire(answer));
  }

  private void expire(Consumer<DeadlineException> answer) {
    DeadlineException failure = new DeadlineException(stage());
    Consumer<DeadlineException> action = atDeadline;
    atDeadline = null;
    if (action != null) {
      safely(() -> action.accept(failure));
    }
    if (!ended) {
      safely(() -> answer.accept(failure));
    }
    letGo();
  }

  private DeadlineException.Stage stage() {
    if (!bodyComplete) {
      return DeadlineException.Stage.BODY;
    }
    if (waitsForFirstRequest) {
      return DeadlineException.Stage.FIRST_REQUEST;
    }
    return imsCalls > 0 ? DeadlineException.Stage.IMS : DeadlineException.Stage.SERVER;
  }

  void bodyComplete() {
    bodyComplete = true;
  }

  void waitsForFirstRequest(boolean waits) {
    waitsForFirstRequest = waits;
  }

  /** Holds a resource; releases it at once if the request is over already. */
  void hold(Runnable release) {
    if (over) {
      release.run();
    } else {
      held.add(release);
    }
  }

  /** Sets the action at the deadline, which runs even if the request has ended; null for none. */
  void atDeadline(Consumer<DeadlineException> action) {
    atDeadline = action;
    settle();
  }

  void imsCallBegan() {
    if (imsCalls == 0) {
      imsBeganNanos = System.nanoTime();
    }
    imsCalls++;
  }

  /**
   * If the request has ended, resources are released only after the current event: an operation may
   * make its next call to IMS right after this one.
   */
  void imsCallEnded() {
    imsCalls--;
    if (imsCalls == 0) {
      imsNanos += System.nanoTime() - imsBeganNanos;
    }
    if (ended) {
      vertx.getOrCreateContext().runOnContext(next -> settle());
    }
  }

  /** How long at least one call to IMS was open, until {@code now} in {@link System#nanoTime()}. */
  long imsNanos(long now) {
    return imsCalls == 0 ? imsNanos : imsNanos + now - imsBeganNanos;
  }

  void ended() {
    ended = true;
    settle();
  }

  private void settle() {
    if (ended && imsCalls == 0 && atDeadline == null && !over) {
      letGo();
    }
  }

  private void letGo() {
    over = true;
    vertx.cancelTimer(timer);
    held.forEach(RequestLifetime::safely);
    held.clear();
  }

  /** Runs an action whose failure must not prevent the others. */
  private static void safely(Runnable action) {
    try {
      action.run();
    } catch (RuntimeException | Error e) {
      LOG.error("Ending a request failed", e);
    }
  }
}
