package io.aui.appserver.config;

import java.util.List;

/**
 * A part of the server that needs settings. All are asked at start, so that everything missing is
 * told at once.
 */
public interface ConfigCheck {
  /** What is missing or contradictory; empty when all is well. */
  List<Problem> problems();

  /**
   * One missing or contradictory setting.
   *
   * @param variable the environment name of the setting
   * @param hint what it is for and where to get it
   * @param fatal whether the server cannot start without; else operations are switched off
   */
  record Problem(String variable, String hint, boolean fatal) {
    /** Prevents the start. */
    public static Problem fatal(String variable, String hint) {
      return new Problem(variable, hint, true);
    }

    /** Switches operations off. */
    public static Problem degraded(String variable, String hint) {
      return new Problem(variable, hint, false);
    }
  }
}
