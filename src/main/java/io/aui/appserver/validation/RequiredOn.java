package io.aui.appserver.validation;

import static java.lang.annotation.ElementType.FIELD;

import io.aui.appserver.http.ApiVersion;
import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A member that one version of the API requires. */
@Constraint(validatedBy = RequiredOnValidator.class)
@Documented
@Target(FIELD)
@Retention(RetentionPolicy.RUNTIME)
public @interface RequiredOn {
  /** The version. */
  ApiVersion value();

  /** Completes the sentence that the member's name begins. */
  String message() default "is required";

  /** Of Bean Validation; not used. */
  Class<?>[] groups() default {};

  /** Of Bean Validation; not used. */
  Class<? extends Payload>[] payload() default {};
}
