package io.aui.appserver.config;

import io.aui.appserver.Nearest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * All settings of this server: {@code settings.txt}, which is generated from the {@code …Config}
 * interfaces together with docs/configuration.md. It is read when the class is initialised. A
 * native image does that at build time and does not contain the file.
 */
final class KnownSettings {
  static final String PREFIX = "appserver.";

  private static final Pattern CHOSEN = Pattern.compile("<[^>]+>");
  private static final String CHOSEN_IN_NAME = "(\"[^\"]+\"|[^.\"]+)";
  private static final String CHOSEN_IN_VARIABLE = "[A-Z0-9_]+";
  private static final Pattern NOT_IN_VARIABLES = Pattern.compile("[^A-Za-z0-9]");

  /** A list can be given element by element. */
  private static final Pattern ELEMENT = Pattern.compile("\\[[0-9]+\\]$");

  private static final Pattern ELEMENT_VARIABLE = Pattern.compile("_[0-9]+_$");

  private static final KnownSettings ALL = read();

  private final Map<String, Setting> byName = new TreeMap<>();
  private final Map<String, String> names = new TreeMap<>();
  private final List<Family> families = new ArrayList<>();

  /**
   * A setting.
   *
   * @param fallback the value if it is not set; null if there is none
   */
  record Setting(SettingType type, String fallback) {}

  /** Settings whose names contain a part that operators choose. */
  private record Family(Pattern name, Pattern variable, Setting setting) {}

  private KnownSettings(List<String> lines) {
    for (String line : lines) {
      String[] columns = line.split(" ", 3);
      String name = columns[0];
      Setting setting =
          new Setting(new SettingType(columns[1]), columns.length > 2 ? columns[2] : null);
      if (name.contains("<")) {
        families.add(
            new Family(
                family(name, UnaryOperator.identity(), CHOSEN_IN_NAME),
                family(name, KnownSettings::variable, CHOSEN_IN_VARIABLE),
                setting));
      } else {
        byName.put(name, setting);
        names.put(variable(name), name);
      }
    }
  }

  private static Pattern family(String name, UnaryOperator<String> form, String chosen) {
    return Pattern.compile(
        Arrays.stream(CHOSEN.split(name, -1))
            .map(form)
            .map(Pattern::quote)
            .collect(Collectors.joining(chosen)));
  }

  private static KnownSettings read() {
    try (InputStream in = KnownSettings.class.getResourceAsStream("settings.txt");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return new KnownSettings(lines.lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The one set. */
  static KnownSettings all() {
    return ALL;
  }

  /** The environment name of a setting. */
  static String variable(String name) {
    return NOT_IN_VARIABLES.matcher(name).replaceAll("_").toUpperCase(Locale.ROOT);
  }

  /** The setting of this name in properties; empty if there is none. */
  Optional<Setting> find(String name) {
    String whole = ELEMENT.matcher(name).replaceFirst("");
    return Optional.ofNullable(byName.get(whole))
        .or(
            () ->
                families.stream()
                    .filter(family -> family.name.matcher(whole).matches())
                    .map(Family::setting)
                    .findFirst());
  }

  /** Whether there is a setting of this environment name. */
  boolean hasVariable(String variable) {
    return names.containsKey(variable)
        || names.containsKey(ELEMENT_VARIABLE.matcher(variable).replaceFirst(""))
        || families.stream().anyMatch(family -> family.variable.matcher(variable).matches());
  }

  /** The name in properties that an unknown one probably means. */
  Optional<String> nearest(String name) {
    return Nearest.of(name, names.values());
  }

  /** The environment name that an unknown one probably means. */
  Optional<String> nearestVariable(String variable) {
    return Nearest.of(variable, names.keySet());
  }
}
