package io.aui.appserver.testing;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.TestProfile;
import java.util.Comparator;
import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;

/**
 * Runs integration tests with the same profile one after the other, so that they share one packaged
 * server; those that start servers themselves come last.
 */
public final class SameServerOrder implements ClassOrderer {
  private static final String LAST = "~";

  /** Called by the test framework. */
  public SameServerOrder() {}

  @Override
  public void orderClasses(ClassOrdererContext context) {
    context
        .getClassDescriptors()
        .sort(
            Comparator.comparing(SameServerOrder::server)
                .thenComparing(descriptor -> descriptor.getTestClass().getName()));
  }

  private static String server(ClassDescriptor descriptor) {
    if (!descriptor.isAnnotated(QuarkusIntegrationTest.class)) {
      return LAST;
    }
    for (Class<?> type = descriptor.getTestClass(); type != null; type = type.getSuperclass()) {
      TestProfile profile = type.getAnnotation(TestProfile.class);
      if (profile != null) {
        return profile.value().getName();
      }
    }
    return "";
  }
}
