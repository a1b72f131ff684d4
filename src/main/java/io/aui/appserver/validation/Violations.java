package io.aui.appserver.validation;

import io.aui.appserver.validation.schema.Violation;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.ConstraintViolation;
import java.util.List;
import java.util.stream.Stream;
import org.hibernate.validator.constraintvalidation.HibernateConstraintValidatorContext;
import org.hibernate.validator.engine.HibernateConstraintViolation;

/**
 * Messages that depend on the value. They travel beside the constraint's message template: values
 * come from callers, and a template would be interpreted.
 */
public final class Violations {
  private Violations() {}

  private record Problem(String text) {}

  private record Within(List<Violation> violations) {}

  /** Replaces the constraint's message; returns false, for a validator to return. */
  static boolean instead(ConstraintValidatorContext context, String problem) {
    return attach(context, new Problem(problem));
  }

  /** Names what is wrong inside the value, by JSON Pointer; returns false. */
  static boolean within(ConstraintValidatorContext context, List<Violation> violations) {
    return attach(context, new Within(violations));
  }

  private static boolean attach(ConstraintValidatorContext context, Object payload) {
    context.unwrap(HibernateConstraintValidatorContext.class).withDynamicPayload(payload);
    return false;
  }

  /** The sentences of a violation, each beginning with the member or the pointer into it. */
  public static Stream<String> messages(String member, ConstraintViolation<?> violation) {
    HibernateConstraintViolation<?> detailed = violation.unwrap(HibernateConstraintViolation.class);
    Within within = detailed.getDynamicPayload(Within.class);
    if (within != null) {
      return within.violations.stream().map(v -> "/" + member + v.pointer() + " " + v.problem());
    }
    Problem problem = detailed.getDynamicPayload(Problem.class);
    String text = problem == null ? violation.getMessage() : problem.text;
    Object value = violation.getInvalidValue();
    return Stream.of(member + " " + text + (value instanceof Number ? ", was " + value : ""));
  }
}
