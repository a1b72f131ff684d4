package io.aui.appserver.validation;

import static java.lang.annotation.ElementType.FIELD;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A configuration object: what IMS documents of it has the documented types and ranges; members
 * that are not documented pass. The violations carry a JSON Pointer each.
 */
@Constraint(validatedBy = ConfigurationValidator.class)
@Documented
@Target(FIELD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Configuration {
  /** Which configuration it is. */
  ConfigurationType value();

  /** Completes the sentence that the member's name begins. */
  String message() default "is not a valid configuration";

  /** Of Bean Validation; not used. */
  Class<?>[] groups() default {};

  /** Of Bean Validation; not used. */
  Class<? extends Payload>[] payload() default {};
}
