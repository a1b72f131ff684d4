package io.aui.appserver.error;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import io.aui.appserver.validation.RequiredOn;
import io.aui.appserver.validation.Violations;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.constraints.NotNull;
import java.lang.annotation.Annotation;
import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Maps violated constraints to a failure whose message names the members, what is wrong and what is
 * allowed.
 */
final class ValidationErrors {
  private static final SnakeCaseStrategy NAMES = new SnakeCaseStrategy();

  private ValidationErrors() {}

  /**
   * {@code MissingParameter}, which names only the absent members, if a required member is absent;
   * else {@code InvalidParameter}.
   */
  static Failure failure(ConstraintViolationException violated) {
    boolean missing =
        violated.getConstraintViolations().stream().anyMatch(ValidationErrors::isMissing);
    String message =
        violated.getConstraintViolations().stream()
            .sorted(Comparator.comparing(v -> v.getPropertyPath().toString()))
            .filter(violation -> !missing || isMissing(violation))
            .flatMap(
                violation ->
                    isMissing(violation)
                        ? Stream.of(member(violation) + " is required")
                        : Violations.messages(member(violation), violation))
            .collect(Collectors.joining("; "));
    return Failure.of(missing ? ErrorCode.MISSING_PARAMETER : ErrorCode.INVALID_PARAMETER, message);
  }

  private static boolean isMissing(ConstraintViolation<?> violation) {
    Class<? extends Annotation> constraint =
        violation.getConstraintDescriptor().getAnnotation().annotationType();
    return violation.getInvalidValue() == null
        && (constraint == NotNull.class || constraint == RequiredOn.class);
  }

  /** Request records are flat, and JSON members are in snake case. */
  private static String member(ConstraintViolation<?> violation) {
    return NAMES.translate(violation.getPropertyPath().toString());
  }
}
