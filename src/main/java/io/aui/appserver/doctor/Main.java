package io.aui.appserver.doctor;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts the server, or runs the command that the first argument names. */
@QuarkusMain
public final class Main {
  Main() {}

  /** Called by the JVM. */
  public static void main(String... arguments) {
    if (arguments.length == 0 || !arguments[0].equals(DoctorCommand.NAME)) {
      Quarkus.run(arguments);
      return;
    }
    DoctorCommand.prepare();
    Quarkus.run(
        DoctorCommand.class,
        (exitCode, failure) ->
            System.exit(failure == null ? exitCode : DoctorCommand.reportFailedStart(arguments)),
        arguments);
  }
}
