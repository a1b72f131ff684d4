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

/** Only rejects strings that cannot be phone numbers. IMS decides which numbers can be called. */
@Pattern(regexp = "\\+?[0-9][0-9-]{1,31}")
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Documented
@Target(FIELD)
@Retention(RetentionPolicy.RUNTIME)
public @interface PhoneNumber {
  /** Continues the sentence whose subject is the member's name. */
  String message() default
      "must be a phone number: 2 to 32 digits and hyphens, starting with a digit or +";

  /** Required by Bean Validation; not used. */
  Class<?>[] groups() default {};

  /** Required by Bean Validation; not used. */
  Class<? extends Payload>[] payload() default {};
}
