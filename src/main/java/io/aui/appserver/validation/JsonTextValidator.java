package io.aui.appserver.validation;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.aui.appserver.http.JsonBodyReader;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;

/** Checks {@link JsonText}. */
public class JsonTextValidator implements ConstraintValidator<JsonText, String> {
  @Override
  public boolean isValid(String value, ConstraintValidatorContext context) {
    if (value == null) {
      return true;
    }
    try {
      return !JsonBodyReader.mapperForNestedText().readTree(value).isMissingNode();
    } catch (JsonProcessingException e) {
      return false;
    }
  }
}
