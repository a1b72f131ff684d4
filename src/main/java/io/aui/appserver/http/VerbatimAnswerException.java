package io.aui.appserver.http;

/**
 * Ends an operation with an answer that exists already as text, success or failure. Thrown instead
 * of returned, so that operations keep the type of their answer; no stack trace.
 */
public final class VerbatimAnswerException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient VerbatimAnswer answer;

  /** Answers this and nothing else. */
  public VerbatimAnswerException(VerbatimAnswer answer) {
    super(answer.toString(), null, false, false);
    this.answer = answer;
  }

  VerbatimAnswer answer() {
    return answer;
  }
}
