package io.aui.appserver.config;

import io.aui.appserver.config.ConfigCheck.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;

/** Repeats what the start has found about the settings. */
@Singleton
public class SettingsSelfCheck implements SelfCheck {
  private static final String NAME = "settings";

  private final StartupCheck startup;

  SettingsSelfCheck(StartupCheck startup) {
    this.startup = startup;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Uni<List<Finding>> run() {
    return Uni.createFrom().item(findings(startup.problems()));
  }

  /** A row for each problem; one row if there are none. */
  public static List<Finding> findings(List<Problem> problems) {
    return problems.isEmpty()
        ? List.of(Finding.pass(NAME, "all settings are known and complete"))
        : problems.stream().map(SettingsSelfCheck::finding).toList();
  }

  private static Finding finding(Problem problem) {
    String name = NAME + " " + problem.variable();
    return problem.fatal()
        ? Finding.fail(
            name, problem.hint(), "set or correct it; until then the server does not start")
        : Finding.warn(name, "is not set: " + problem.hint(), "set it if you need what it is for");
  }
}
