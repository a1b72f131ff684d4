package io.aui.appserver.validation;

import io.aui.appserver.http.JsonObjectText;
import io.aui.appserver.validation.schema.Violation;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.util.List;

/** Validates members with {@link Configuration}; null is valid. */
public class ConfigurationValidator implements ConstraintValidator<Configuration, JsonObjectText> {
  private ConfigurationType type;

  @Override
  public void initialize(Configuration configuration) {
    type = configuration.value();
  }

  @Override
  public boolean isValid(JsonObjectText value, ConstraintValidatorContext context) {
    if (value == null) {
      return true;
    }
    List<Violation> violations = type.schema().check(value.object(), "");
    return violations.isEmpty() || Violations.within(context, violations);
  }
}
