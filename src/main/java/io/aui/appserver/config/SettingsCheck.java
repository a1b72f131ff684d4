package io.aui.appserver.config;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.Config;

/**
 * Finds settings that this server does not have: a misspelled limit limits nothing, and a
 * misspelled switch switches nothing. Also reports values of a wrong type, and files with settings
 * that do not exist.
 */
@ApplicationScoped
class SettingsCheck implements ConfigCheck {
  private static final String LOCATIONS = "quarkus.config.locations";

  /** The former name of APPSERVER_STATE_STORE; harmless with the value that is the default. */
  private static final String FORMER_STORE = "APPSERVER_TRACKING_STORE";

  private static final String DEFAULT_STORE = "memory";

  private final Config config;

  SettingsCheck(Config config) {
    this.config = config;
  }

  @Override
  public List<Problem> problems() {
    List<Problem> problems = new ArrayList<>(SettingsInterceptor.wrongValues());
    problems.addAll(unknown(GivenSetting.all(config.getConfigSources())));
    problems.addAll(
        missingFiles(config.getOptionalValues(LOCATIONS, String.class).orElse(List.of())));
    return problems;
  }

  /** The framework ignores files that do not exist. */
  static List<Problem> missingFiles(List<String> locations) {
    return locations.stream()
        .map(String::strip)
        .map(location -> location.startsWith("file:") ? location.substring(5) : location)
        .filter(location -> !location.contains(":") && !new File(location).exists())
        .map(
            location ->
                Problem.fatal(
                    "QUARKUS_CONFIG_LOCATIONS",
                    "names the file " + location + ", which does not exist"))
        .toList();
  }

  static List<Problem> unknown(List<GivenSetting> all) {
    KnownSettings known = KnownSettings.all();
    return all.stream()
        .filter(
            given ->
                given.variable()
                    ? !known.hasVariable(given.name())
                        && !KubernetesVariables.include(given.name(), given.value())
                    : known.find(given.name()).isEmpty())
        .filter(given -> !isHarmless(given))
        .map(
            given ->
                Problem.fatal(
                    given.shownName(),
                    "is not a setting of this server"
                        + (given.variable()
                                ? known.nearestVariable(given.name())
                                : known.nearest(given.name()))
                            .map(nearest -> "; did you mean " + nearest + "?")
                            .orElse("")
                        + given.place()))
        .distinct()
        .toList();
  }

  private static boolean isHarmless(GivenSetting given) {
    return KnownSettings.variable(given.name()).equals(FORMER_STORE)
        && given.value().equals(DEFAULT_STORE);
  }
}
