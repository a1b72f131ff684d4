package io.aui.appserver.validation;

import static java.lang.annotation.ElementType.FIELD;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A text that is JSON of any kind. */
@Constraint(validatedBy = JsonTextValidator.class)
@Documented
@Target(FIELD)
@Retention(RetentionPolicy.RUNTIME)
public @interface JsonText {

  /** Completes the sentence that the member's name begins. */
  String message() default "must be JSON as text";

  /** Of Bean Validation; not used. */
  Class<?>[] groups() default {};

  /** Of Bean Validation; not used. */
  Class<? extends Payload>[] payload() default {};
}
