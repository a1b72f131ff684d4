package io.aui.appserver.http;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * How long a request holds what was reserved for it, and its deadline. It holds until it has ended
 * (answered, or its client went away) and every call to IMS that it made has ended, too: work for a
 * client that is gone takes memory all the same. At the deadline it is answered if it was not, and
 * lets go of everything, whatever is still under way. Used on the request's event loop only.
 */
final class RequestLifetime {
  private static final Logger LOG = Logger.getLogger(RequestLifetime.class);

  private final Vertx vertx;
  private final List<Runnable> held = new ArrayList<>(2);
  private Consumer<DeadlineException> atDeadline;
  private long timer;
  private int imsCalls;
  private boolean bodyComplete;
  private boolean ended;
  private boolean over;

  RequestLifetime(Vertx vertx) {
    this.vertx = vertx;
  }

  /**
   * Starts the time.
   *
   * @param answer answers the request, if it has not ended by then
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
    return imsCalls > 0 ? DeadlineException.Stage.IMS : DeadlineException.Stage.SERVER;
  }

  void bodyComplete() {
    bodyComplete = true;
  }

  /** Keeps something that was reserved for the request until it is over. */
  void hold(Runnable release) {
    if (over) {
      release.run();
    } else {
      held.add(release);
    }
  }

  /** What else is to be done at the deadline, even if the request has ended by then; null: none. */
  void atDeadline(Consumer<DeadlineException> action) {
    atDeadline = action;
    settle();
  }

  void imsCallBegan() {
    imsCalls++;
  }

  /**
   * If the client is gone, decides only when the current event is through: the next call to IMS is
   * made right after the one before.
   */
  void imsCallEnded() {
    imsCalls--;
    if (ended) {
      vertx.getOrCreateContext().runOnContext(next -> settle());
    }
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

  /** One that fails must not keep the others from being done. */
  private static void safely(Runnable action) {
    try {
      action.run();
    } catch (RuntimeException | Error e) {
      LOG.error("A request could not be ended cleanly", e);
    }
  }
}
