package io.aui.appserver.validation;

import io.aui.appserver.http.ApiVersion;
import io.aui.appserver.http.RequestContext;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;

/** Validates members with {@link RequiredOn}. */
public class RequiredOnValidator implements ConstraintValidator<RequiredOn, Object> {
  private ApiVersion version;

  @Override
  public void initialize(RequiredOn required) {
    version = required.value();
  }

  @Override
  public boolean isValid(Object value, ConstraintValidatorContext context) {
    return value != null || RequestContext.current().version() != version;
  }
}
