package io.aui.appserver.ims;

import io.aui.appserver.Secret;
import io.aui.appserver.ims.ImsException.InvalidAnswer;
import io.aui.appserver.ims.ImsException.Reason;
import io.aui.appserver.ims.wire.Answer;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** What the doors do with every answer. */
final class Answers {
  private Answers() {}

  /** The answer of an operation that has nothing to tell. */
  static Acknowledged acknowledged(Answer answer) {
    return new Acknowledged(answer.RequestId());
  }

  /**
   * A member without which the answer is no success.
   *
   * @throws InvalidAnswer where it is absent or blank
   */
  static <T> T needed(T value, String member, Answer answer) {
    return needed(value, member, answer, null);
  }

  /**
   * The same for the answer to a start.
   *
   * @param instanceId the instance that the answer names; the failure names it, too
   * @throws InvalidAnswer if the member is absent or blank
   */
  static <T> T needed(T value, String member, Answer answer, String instanceId) {
    boolean blank =
        (value instanceof String text && text.isBlank())
            || (value instanceof Secret secret && secret.reveal().isBlank());
    if (value == null || blank) {
      throw new InvalidAnswer(
          new Reason(null, "IMS answered a success without " + member, answer.RequestId()),
          instanceId);
    }
    return value;
  }

  /** A list, empty where there is none, with its entries in terms of this server. */
  static <W, T> List<T> list(List<W> entries, Function<W, T> read) {
    return entries == null
        ? List.of()
        : entries.stream().filter(Objects::nonNull).map(read).toList();
  }
}
