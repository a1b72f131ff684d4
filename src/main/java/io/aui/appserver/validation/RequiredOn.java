package io.aui.appserver.validation;

import static java.lang.annotation.ElementType.FIELD;

import io.aui.appserver.http.ApiVersion;
import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A member that is required on one version of the API. */
@Constraint(validatedBy = RequiredOnValidator.class)
@Documented
@Target(FIELD)
@Retention(RetentionPolicy.RUNTIME)
public @interface RequiredOn {
  /** The version on which it is required. */
  ApiVersion value();

  /** Continues the sentence whose subject is the member's name. */
  String message() default "is required";

  /** Required by Bean Validation; not used. */
  Class<?>[] groups() default {};

  /** Required by Bean Validation; not used. */
  Class<? extends Payload>[] payload() default {};
}
