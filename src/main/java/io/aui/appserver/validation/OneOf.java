package io.aui.appserver.validation;

import static java.lang.annotation.ElementType.FIELD;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** One of the documented values, in the documented spelling. */
@Constraint(validatedBy = OneOfValidator.class)
@Documented
@Target(FIELD)
@Retention(RetentionPolicy.RUNTIME)
public @interface OneOf {
  /** The values. */
  String[] value();

  /** Continues the sentence whose subject is the member's name. */
  String message() default "must be one of the documented values";

  /** Required by Bean Validation; not used. */
  Class<?>[] groups() default {};

  /** Required by Bean Validation; not used. */
  Class<? extends Payload>[] payload() default {};
}
