package io.aui.appserver.validation;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.util.List;

/** Validates members with {@link OneOf}; null is valid. */
public class OneOfValidator implements ConstraintValidator<OneOf, String> {
  private List<String> words;

  @Override
  public void initialize(OneOf oneOf) {
    words = List.of(oneOf.value());
  }

  @Override
  public boolean isValid(String value, ConstraintValidatorContext context) {
    return value == null
        || words.contains(value)
        || Violations.instead(context, "must be " + String.join(" or ", words));
  }
}
