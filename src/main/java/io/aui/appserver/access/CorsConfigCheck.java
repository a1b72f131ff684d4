package io.aui.appserver.access;

import io.aui.appserver.config.ConfigCheck;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Checks that the list of allowed origins can be read. */
@ApplicationScoped
class CorsConfigCheck implements ConfigCheck {
  private final Optional<List<String>> origins;

  CorsConfigCheck(@ConfigProperty(name = Cors.ORIGINS) Optional<List<String>> origins) {
    this.origins = origins;
  }

  @Override
  public List<Problem> problems() {
    return CorsOrigins.read(origins.orElse(List.of())).isPresent()
        ? List.of()
        : List.of(
            Problem.fatal(
                "QUARKUS_HTTP_CORS_ORIGINS",
                "must be origins such as https://app.example.com, separated by commas; an entry"
                    + " between slashes is a regular expression, and one of these does not compile"));
  }
}
