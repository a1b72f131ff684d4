package io.aui.appserver.validation;

import io.aui.appserver.http.BoundedJson;
import io.aui.appserver.http.BoundsException;
import io.aui.appserver.http.JsonBodyReader;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.io.IOException;

/** Validates members with {@link JsonText}; null is valid. */
public class JsonTextValidator implements ConstraintValidator<JsonText, String> {
  @Override
  public boolean isValid(String value, ConstraintValidatorContext context) {
    if (value == null) {
      return true;
    }
    try {
      JsonBodyReader.readNestedText(value, new BoundedJson());
      return true;
    } catch (BoundsException e) {
      return Violations.instead(context, "must be JSON as text, but it " + e.getOriginalMessage());
    } catch (IOException e) {
      return false;
    }
  }
}
