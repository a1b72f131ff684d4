package io.aui.appserver.config;

import java.util.List;

/**
 * Checks the settings of one part of the server. All checks run at start, so that all problems are
 * reported at once.
 */
public interface ConfigCheck {
  /** The missing or contradictory settings; empty if there are none. */
  List<Problem> problems();

  /**
   * One missing or contradictory setting.
   *
   * @param variable the environment name of the setting
   * @param hint what it is for and where to get it
   * @param fatal whether it prevents the start; else it switches operations off
   */
  record Problem(String variable, String hint, boolean fatal) {
    /** A problem that prevents the start. */
    public static Problem fatal(String variable, String hint) {
      return new Problem(variable, hint, true);
    }

    /** A problem that switches operations off. */
    public static Problem degraded(String variable, String hint) {
      return new Problem(variable, hint, false);
    }
  }
}
