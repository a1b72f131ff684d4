package io.aui.appserver.validation;

import static java.lang.annotation.ElementType.FIELD;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** One of the documented words, spelled as documented. */
@Constraint(validatedBy = OneOfValidator.class)
@Documented
@Target(FIELD)
@Retention(RetentionPolicy.RUNTIME)
public @interface OneOf {
  /** The words. */
  String[] value();

  /** Completes the sentence that the member's name begins. */
  String message() default "must be one of the documented words";

  /** Of Bean Validation; not used. */
  Class<?>[] groups() default {};

  /** Of Bean Validation; not used. */
  Class<? extends Payload>[] payload() default {};
}
