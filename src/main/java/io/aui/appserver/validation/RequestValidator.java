package io.aui.appserver.validation;

import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.util.Set;

/** Validates request records against the constraints that they declare. */
@Singleton
public class RequestValidator {
  private final Validator validator;

  RequestValidator(Validator validator) {
    this.validator = validator;
  }

  /**
   * Validates a request.
   *
   * @throws ConstraintViolationException with all violations, if there are any
   */
  public void validate(Object request) {
    Set<ConstraintViolation<Object>> violations = validator.validate(request);
    if (!violations.isEmpty()) {
      throw new ConstraintViolationException(null, violations);
    }
  }
}
