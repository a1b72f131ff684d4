package io.aui.appserver.validation;

import static java.lang.annotation.ElementType.FIELD;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A string that can be a phone number. Which of them can be called is for IMS to say. */
@Pattern(regexp = "\\+?[0-9][0-9-]{1,31}")
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Documented
@Target(FIELD)
@Retention(RetentionPolicy.RUNTIME)
public @interface PhoneNumber {
  /** Completes the sentence that the member's name begins. */
  String message() default "must be a phone number: 2 to 32 digits and hyphens, perhaps behind a +";

  /** Of Bean Validation; not used. */
  Class<?>[] groups() default {};

  /** Of Bean Validation; not used. */
  Class<? extends Payload>[] payload() default {};
}
