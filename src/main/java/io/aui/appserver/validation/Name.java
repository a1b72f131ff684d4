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

/** The id of an agent, an instance or a session: 1 to 128 printable ASCII characters. */
@Pattern(regexp = "[!-~]{1,128}")
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Documented
@Target(FIELD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Name {

  /** Continues the sentence whose subject is the member's name. */
  String message() default "must be 1 to 128 printable ASCII characters without blanks";

  /** Required by Bean Validation; not used. */
  Class<?>[] groups() default {};

  /** Required by Bean Validation; not used. */
  Class<? extends Payload>[] payload() default {};
}
