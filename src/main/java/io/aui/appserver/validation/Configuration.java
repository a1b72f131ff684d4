package io.aui.appserver.validation;

import static java.lang.annotation.ElementType.FIELD;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A configuration object. Members that IMS documents must have the documented type and range; other
 * members are not checked. Each violation names its place by a JSON Pointer.
 */
@Constraint(validatedBy = ConfigurationValidator.class)
@Documented
@Target(FIELD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Configuration {
  /** The type of configuration. */
  ConfigurationType value();

  /** Continues the sentence whose subject is the member's name. */
  String message() default "is not a valid configuration";

  /** Required by Bean Validation; not used. */
  Class<?>[] groups() default {};

  /** Required by Bean Validation; not used. */
  Class<? extends Payload>[] payload() default {};
}
