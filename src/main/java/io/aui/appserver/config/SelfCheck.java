package io.aui.appserver.config;

import io.smallrye.mutiny.Uni;
import java.util.List;

/**
 * Checks whether one part of the server can do its work; the doctor runs all of them. A check only
 * reads, costs nothing, and shows no secrets.
 */
public interface SelfCheck {
  /** What it is about, for the row of a check that fails or does not end in time. */
  String name();

  /** Runs the check, without blocking. The doctor gives up on it after some seconds. */
  Uni<List<Finding>> run();

  /** How a finding counts, from good to bad. */
  enum Status {
    /** It was not checked, for the reason that is given. */
    SKIPPED,
    /** It works. */
    PASS,
    /** It works, but part of it is off or unsafe. */
    WARN,
    /** It does not work. */
    FAIL
  }

  /**
   * A row of the doctor's report.
   *
   * @param name what was checked
   * @param cause what was found
   * @param remedy what to do about it; empty if nothing
   */
  record Finding(String name, Status status, String cause, String remedy) {
    /** It works. */
    public static Finding pass(String name, String cause) {
      return new Finding(name, Status.PASS, cause, "");
    }

    /** It works, but part of it is off or unsafe. */
    public static Finding warn(String name, String cause, String remedy) {
      return new Finding(name, Status.WARN, cause, remedy);
    }

    /** It does not work. */
    public static Finding fail(String name, String cause, String remedy) {
      return new Finding(name, Status.FAIL, cause, remedy);
    }

    /** It was not checked. */
    public static Finding skipped(String name, String cause) {
      return new Finding(name, Status.SKIPPED, cause, "");
    }
  }
}
