package io.aui.appserver.validation;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;

/** Validates members with {@link Text}; null is valid. */
public class TextValidator implements ConstraintValidator<Text, String> {
  private int max;

  @Override
  public void initialize(Text text) {
    max = text.max();
  }

  @Override
  public boolean isValid(String value, ConstraintValidatorContext context) {
    if (value == null) {
      return true;
    }
    if (value.isBlank()) {
      return Violations.instead(context, "must not be blank");
    }
    int length = value.codePointCount(0, value.length());
    return length <= max
        || Violations.instead(
            context, "may have at most " + max + " characters, but has " + length);
  }
}
