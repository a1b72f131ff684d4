package io.aui.appserver.config;

import io.aui.appserver.config.ConfigCheck.Problem;
import io.aui.appserver.config.KnownSettings.Setting;
import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigValue;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Spliterators;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.StreamSupport;

/**
 * Hides what is wrong with this server's settings from the framework, which would end the start
 * with a message of its own, before the log is set up and before other problems are known: unknown
 * names, and values of a wrong type, instead of which the default is read. {@link SettingsCheck}
 * reports them. The framework makes an instance for each configuration that it builds.
 */
public final class SettingsInterceptor implements ConfigSourceInterceptor {
  private static final long serialVersionUID = 1;

  /** By name; there are not more than settings. */
  private static final Map<String, Problem> WRONG = new ConcurrentHashMap<>();

  /** The values of a wrong type that were read so far. */
  static List<Problem> wrongValues() {
    return WRONG.values().stream().toList();
  }

  @Override
  public ConfigValue getValue(ConfigSourceInterceptorContext context, String name) {
    ConfigValue given = context.proceed(name);
    if (given == null || given.getValue() == null || !name.startsWith(KnownSettings.PREFIX)) {
      return given;
    }
    Optional<Setting> setting = KnownSettings.all().find(name);
    Optional<String> problem = setting.flatMap(known -> problem(known, given.getValue()));
    if (problem.isEmpty()) {
      WRONG.remove(name);
      return given;
    }
    if (!KubernetesVariables.isAddress(given.getValue())) {
      WRONG.put(
          name,
          Problem.fatal(
              KnownSettings.variable(name),
              problem.get() + GivenSetting.place(name, given.getSourceName())));
    }
    String fallback = setting.get().fallback();
    return fallback == null ? null : given.withValue(fallback);
  }

  private static Optional<String> problem(Setting setting, String value) {
    if (value.isBlank()) {
      return setting.fallback() == null
          ? Optional.empty()
          : Optional.of("must not be blank; leave it out for the default, " + setting.fallback());
    }
    return setting.type().problem(value.strip());
  }

  @Override
  public Iterator<String> iterateNames(ConfigSourceInterceptorContext context) {
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(context.iterateNames(), 0), false)
        .filter(
            name ->
                !name.startsWith(KnownSettings.PREFIX)
                    || KnownSettings.all().find(name).isPresent())
        .iterator();
  }
}
