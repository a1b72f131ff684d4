package io.aui.appserver.config;

import io.aui.appserver.config.ConfigCheck.Problem;
import java.util.List;

/**
 * Whether this process runs a command instead of serving. Then nothing is done in the background,
 * and settings that prevent a start are left to the command to report.
 */
public final class CommandLine {
  private static volatile boolean active;
  private static volatile List<Problem> problems = List.of();

  private CommandLine() {}

  /** Must be called before the framework starts. */
  public static void begin() {
    active = true;
  }

  /** Whether this process runs a command. */
  public static boolean isActive() {
    return active;
  }

  /** The settings that were found to be missing or wrong. */
  public static List<Problem> problems() {
    return problems;
  }

  static void report(List<Problem> found) {
    problems = List.copyOf(found);
  }
}
