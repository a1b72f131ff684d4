package io.aui.appserver.docs;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import io.smallrye.config.WithParentName;
import io.smallrye.config.common.utils.StringUtil;
import java.io.IOException;
import java.io.Reader;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All settings of our own, as Markdown. Names, types and defaults come from the {@code …Config}
 * interfaces, what they mean from those interfaces' Javadoc, defaults of a profile from
 * application.properties.
 */
final class Settings {
  private static final Path SOURCES = Path.of("src/main/java");

  /** What an operator puts where a setting is a map. */
  private static final Map<String, String> CHOSEN =
      Map.of(
          "appserver.access.grants", "<operation>",
          "appserver.agents.regions", "<region>.<type>",
          "appserver.overrides.max", "<member>",
          "appserver.overrides.workflow-types", "<type>",
          "appserver.overrides.workflow-types.<type>.max", "<member>");

  private final Properties properties = new Properties();

  private Settings() throws IOException {
    try (Reader file =
        Files.newBufferedReader(Path.of("src/main/resources/application.properties"))) {
      properties.load(file);
    }
  }

  /** One section for each prefix. */
  static String markdown() throws IOException {
    Settings settings = new Settings();
    Map<String, StringBuilder> sections = new TreeMap<>();
    for (Path source : sources()) {
      Class<?> type = load(source);
      if (type.isAnnotationPresent(ConfigMapping.class)) {
        String prefix = type.getAnnotation(ConfigMapping.class).prefix();
        sections
            .computeIfAbsent(prefix, key -> new StringBuilder("### " + key))
            .append(settings.section(prefix, type, Javadoc.of(source)));
      }
    }
    return String.join("\n\n", sections.values());
  }

  /** One line for each setting: its name, its type in a word, and its default, if it has one. */
  static String plain() throws IOException {
    Settings settings = new Settings();
    List<String> lines = new ArrayList<>();
    for (Path source : sources()) {
      Class<?> type = load(source);
      if (type.isAnnotationPresent(ConfigMapping.class)) {
        List<Setting> all = new ArrayList<>();
        settings.collect(
            type.getAnnotation(ConfigMapping.class).prefix(),
            type,
            type.getSimpleName(),
            Javadoc.of(source),
            all);
        all.forEach(setting -> lines.add(setting.plain()));
      }
    }
    return lines.stream().sorted().map(line -> line + "\n").collect(Collectors.joining());
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files.filter(file -> file.toString().endsWith("Config.java")).sorted().toList();
    }
  }

  private static Class<?> load(Path source) {
    String file = SOURCES.relativize(source).toString();
    try {
      return Class.forName(
          file.substring(0, file.length() - ".java".length()).replace('/', '.'),
          false,
          Settings.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new AssertionError(file + " holds no class of its name", e);
    }
  }

  private String section(String prefix, Class<?> type, Javadoc javadoc) {
    List<Setting> settings = new ArrayList<>();
    collect(prefix, type, type.getSimpleName(), javadoc, settings);
    StringBuilder text = new StringBuilder();
    text.append("\n\n").append(javadoc.markdown(type.getSimpleName(), links(prefix, type)));
    text.append("\n\n").append(Setting.HEAD);
    text.append(String.join("\n", settings.stream().map(Setting::row).toList()));
    return text.toString();
  }

  private void collect(
      String prefix, Class<?> type, String path, Javadoc javadoc, List<Setting> settings) {
    for (String name : javadoc.within(path)) {
      Optional<Method> member = method(type, name);
      if (member.isEmpty()) {
        continue;
      }
      Method setting = member.get();
      String key = key(prefix, setting);
      Class<?> group = group(setting.getGenericReturnType());
      if (group == null) {
        settings.add(
            new Setting(
                key,
                setting.getGenericReturnType(),
                Optional.ofNullable(setting.getAnnotation(WithDefault.class))
                    .map(WithDefault::value),
                fallback(key, setting),
                meaning(prefix, type, path, name, javadoc)));
      } else {
        collect(key, group, path + "." + group.getSimpleName(), javadoc, settings);
      }
    }
    requireAllDocumented(type, path, javadoc);
  }

  private static void requireAllDocumented(Class<?> type, String path, Javadoc javadoc) {
    for (Method method : type.getDeclaredMethods()) {
      javadoc.markdown(path + "." + method.getName(), UnaryOperator.identity());
    }
  }

  private static Optional<Method> method(Class<?> type, String name) {
    return Stream.of(type.getDeclaredMethods())
        .filter(method -> method.getName().equals(name))
        .findFirst();
  }

  private static String key(String prefix, Method setting) {
    if (setting.isAnnotationPresent(WithParentName.class)) {
      return prefix;
    }
    WithName given = setting.getAnnotation(WithName.class);
    String name = given == null ? StringUtil.skewer(setting.getName()) : given.value();
    String key = prefix + "." + name;
    if (setting.getReturnType() != Map.class) {
      return key;
    }
    String chosen = CHOSEN.get(key);
    if (chosen == null) {
      throw new AssertionError("Settings.CHOSEN lacks what operators choose behind " + key);
    }
    return key + "." + chosen;
  }

  /** The interface that groups further settings, or null. */
  private static Class<?> group(Type type) {
    if (type instanceof Class<?> plain && plain.isInterface()) {
      return plain;
    }
    return type instanceof ParameterizedType map
            && map.getRawType() == Map.class
            && map.getActualTypeArguments()[1] instanceof Class<?> value
            && value.isInterface()
        ? value
        : null;
  }

  private String fallback(String key, Method setting) {
    List<String> values = new ArrayList<>();
    WithDefault given = setting.getAnnotation(WithDefault.class);
    values.add(given == null ? "not set" : "`" + given.value() + "`");
    for (String profile : List.of("prod", "dev")) {
      String value = properties.getProperty("%" + profile + "." + key);
      if (value != null) {
        values.add(profile + ": `" + value + "`");
      }
    }
    return String.join("; ", values);
  }

  private static String meaning(
      String prefix, Class<?> type, String path, String name, Javadoc javadoc) {
    UnaryOperator<String> links = links(prefix, type);
    StringBuilder text = new StringBuilder(javadoc.markdown(path + "." + name, links));
    Class<?> returned = method(type, name).orElseThrow().getReturnType();
    if (returned.isEnum()) {
      String values = path + "." + returned.getSimpleName();
      for (String constant : javadoc.within(values)) {
        text.append("<br>`").append(constant.toLowerCase(Locale.ROOT)).append("`: ");
        text.append(javadoc.markdown(values + "." + constant, links));
      }
    }
    return text.toString().replace("\n\n", "<br>");
  }

  /** References to other settings of the interface become their names. */
  private static UnaryOperator<String> links(String prefix, Class<?> type) {
    return reference -> {
      if (!reference.matches("#[A-Za-z0-9]+\\(\\)")) {
        throw new AssertionError(
            type.getSimpleName() + " refers to " + reference + ", which operators do not know");
      }
      String name = reference.substring(1, reference.length() - 2);
      return key(prefix, method(type, name).orElseThrow());
    };
  }
}
