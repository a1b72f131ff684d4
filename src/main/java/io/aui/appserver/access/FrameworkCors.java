package io.aui.appserver.access;

import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigValue;

/**
 * Keeps the framework's CORS filter off; {@link Cors} does its work. In development and tests the
 * framework turns its own on, with a system property, so that Swagger UI on the management port may
 * call. It refuses other pages with an empty body, and allows cookies.
 */
public final class FrameworkCors implements ConfigSourceInterceptor {
  private static final long serialVersionUID = 1;

  private static final String SWITCH = "quarkus.http.cors.enabled";

  @Override
  public ConfigValue getValue(ConfigSourceInterceptorContext context, String name) {
    ConfigValue given = context.proceed(name);
    return given == null || !name.equals(SWITCH) ? given : given.withValue("false");
  }
}
