package io.aui.appserver.config;

import io.smallrye.config.EnvConfigSource;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * A name below {@code appserver} for which a source of the configuration has a value, whether or
 * not there is such a setting.
 *
 * @param name without its profile; as the source spells it
 * @param variable whether the name is an environment name
 * @param value as the source has it; may be a secret
 * @param source the source's name, with its file if it is one
 */
public record GivenSetting(String name, boolean variable, String value, String source) {
  private static final Pattern NAME = Pattern.compile("(?:%[^.]+\\.)?(appserver\\..+)");
  private static final Pattern VARIABLE = Pattern.compile("(?:_[A-Z0-9_]+?_)?(APPSERVER_.+)");

  private static final Pattern FILE = Pattern.compile("^[A-Za-z]+\\[source=(.*)\\]$");

  /** Returns all of them. */
  public static List<GivenSetting> all(Iterable<ConfigSource> sources) {
    List<GivenSetting> given = new ArrayList<>();
    for (ConfigSource source : sources) {
      // Such a source also lists the names of settings for which it has a variable.
      boolean variables = source.getName().startsWith(EnvConfigSource.NAME);
      for (String each : source.getPropertyNames()) {
        Matcher name = (variables ? VARIABLE : NAME).matcher(each);
        if (name.matches() && !(variables && each.contains("."))) {
          given.add(
              new GivenSetting(name.group(1), variables, source.getValue(each), source.getName()));
        }
      }
    }
    return given;
  }

  /**
   * The environment name of a setting: upper case, everything but letters and digits as {@code _}.
   */
  public static String variable(String name) {
    return KnownSettings.variable(name.replace("\"", ""));
  }

  /** The environment name; operators find the setting by it, wherever they set it. */
  public String shownName() {
    return variable ? name : variable(name);
  }

  /** Where else than in the environment it is set, to follow a message; empty for there. */
  public String place() {
    return place(name, source);
  }

  static String place(String name, String source) {
    return source == null || source.equals(EnvConfigSource.NAME)
        ? ""
        : " (set as " + name + " in " + FILE.matcher(source).replaceFirst("$1") + ")";
  }

  /** Without the value, which may be a secret. */
  @Override
  public String toString() {
    return name + " in " + source;
  }
}
