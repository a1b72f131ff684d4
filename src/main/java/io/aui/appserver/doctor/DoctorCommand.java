package io.aui.appserver.doctor;

import io.aui.appserver.config.CommandLine;
import io.aui.appserver.config.ConfigCheck.Problem;
import io.aui.appserver.config.SelfCheck.Finding;
import io.aui.appserver.config.SelfCheck.Status;
import io.aui.appserver.config.SettingsSelfCheck;
import io.quarkus.runtime.QuarkusApplication;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * {@code doctor [--json]}: prints the report and exits with 0, or with 1 if a check fails; warnings
 * are no failure. It opens no port and does nothing in the background, so it can run beside a
 * server.
 */
class DoctorCommand implements QuarkusApplication {
  static final String NAME = "doctor";

  private static final String JSON = "--json";

  /**
   * Instead of what is configured: no ports, no delay at the end, and nothing else on the output.
   */
  private static final Map<String, String> SETTINGS =
      Map.of(
          "quarkus.http.host-enabled", "false",
          "quarkus.management.host-enabled", "false",
          "quarkus.shutdown.delay", "0s",
          "quarkus.banner.enabled", "false",
          "quarkus.log.console.stderr", "true",
          "quarkus.log.level", "WARN",
          "appserver.log.flush-interval", "0s",
          "appserver.sandbox.port", "0");

  private final Doctor doctor;

  DoctorCommand(Doctor doctor) {
    this.doctor = doctor;
  }

  /** Must be called before the framework starts, which reads the settings only once. */
  static void prepare() {
    CommandLine.begin();
    SETTINGS.forEach(System::setProperty);
  }

  @Override
  public int run(String... arguments)
      throws InterruptedException, ExecutionException, TimeoutException {
    // The doctor has its own, shorter deadline.
    Report report =
        doctor
            .report()
            .subscribeAsCompletionStage()
            .get(2 * Doctor.DEADLINE.toSeconds(), TimeUnit.SECONDS);
    return print(report, arguments);
  }

  /** Reports why the server does not even start. */
  static int reportFailedStart(String... arguments) {
    List<Problem> problems = CommandLine.problems();
    List<Finding> findings = new ArrayList<>();
    if (problems.stream().anyMatch(Problem::fatal)) {
      findings.addAll(SettingsSelfCheck.findings(problems));
      findings.add(
          Finding.skipped("everything else", "cannot be checked before the settings are right"));
    } else {
      findings.add(
          Finding.fail(
              "start", "the server does not start", "look at the lines above, from the framework"));
    }
    return print(new Report(findings, now()), arguments);
  }

  private static Instant now() {
    return InstantSource.system().instant();
  }

  private static int print(Report report, String... arguments) {
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    out.print(
        Arrays.asList(arguments).contains(JSON)
            ? report.json().encodePrettily() + "\n"
            : report.table());
    out.flush();
    return report.status() == Status.FAIL ? 1 : 0;
  }
}
