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

/** A user id of interactive messaging, which allows no hyphens. */
@Pattern(regexp = "[A-Za-z0-9_]{1,64}")
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Documented
@Target(FIELD)
@Retention(RetentionPolicy.RUNTIME)
public @interface MessagingUserId {
  /** Continues the sentence whose subject is the member's name. */
  String message() default "must be 1 to 64 characters out of A-Z a-z 0-9 _ for messaging";

  /** Required by Bean Validation; not used. */
  Class<?>[] groups() default {};

  /** Required by Bean Validation; not used. */
  Class<? extends Payload>[] payload() default {};
}
