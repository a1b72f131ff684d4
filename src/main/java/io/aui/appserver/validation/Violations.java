package io.aui.appserver.validation;

import io.aui.appserver.validation.schema.Violation;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.ConstraintViolation;
import java.util.List;
import java.util.stream.Stream;
import org.hibernate.validator.constraintvalidation.HibernateConstraintValidatorContext;
import org.hibernate.validator.engine.HibernateConstraintViolation;

/**
 * Violation messages that depend on the value. They are attached to the violation as a payload and
 * not as its message template: a template would be interpreted, and the values come from callers.
 */
public final class Violations {
  private Violations() {}

  private record Problem(String text) {}

  private record Within(List<Violation> violations) {}

  /** Replaces the constraint's message. Returns false, so that a validator can return the call. */
  static boolean instead(ConstraintValidatorContext context, String problem) {
    return attach(context, new Problem(problem));
  }

  /** Reports violations inside the value, each with a JSON Pointer. Returns false. */
  static boolean within(ConstraintValidatorContext context, List<Violation> violations) {
    return attach(context, new Within(violations));
  }

  private static boolean attach(ConstraintValidatorContext context, Object payload) {
    context.unwrap(HibernateConstraintValidatorContext.class).withDynamicPayload(payload);
    return false;
  }

  /** The messages of a violation. Each begins with the member's name or with a JSON Pointer. */
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
