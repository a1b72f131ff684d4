package io.aui.appserver.validation;

import static java.lang.annotation.ElementType.FIELD;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A text of limited length that is not blank. Its length counts Unicode code points. */
@Constraint(validatedBy = TextValidator.class)
@Documented
@Target(FIELD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Text {
  /** The most code points allowed. */
  int max();

  /** Completes the sentence that the member's name begins. */
  String message() default "may have at most {max} characters and must not be blank";

  /** Of Bean Validation; not used. */
  Class<?>[] groups() default {};

  /** Of Bean Validation; not used. */
  Class<? extends Payload>[] payload() default {};
}
