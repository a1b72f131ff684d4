package io.aui.appserver.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.aui.appserver.MovableClock;
import io.aui.appserver.config.SelfCheck;
import io.aui.appserver.config.SelfCheck.Finding;
import io.aui.appserver.config.SelfCheck.Status;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DoctorTest {
  private static final Duration DEADLINE = Duration.ofMillis(300);

  private final Vertx vertx = Vertx.vertx();
  private final MovableClock clock = new MovableClock();
  private final AtomicInteger runs = new AtomicInteger();

  private final SelfCheck well =
      check(
          "well",
          Uni.createFrom()
              .item(
                  () -> {
                    runs.incrementAndGet();
                    return List.of(Finding.pass("well", "is well"));
                  }));

  @AfterEach
  void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void aCheckThatHangsOrThrowsFailsAloneAndShowsNoInternals() throws Exception {
    Report report =
        report(
            doctor(
                well,
                check("hangs", Uni.createFrom().nothing()),
                check("breaks", Uni.createFrom().failure(new RuntimeException("5ecret")))));

    assertThat(report.findings())
        .extracting(finding -> finding.name() + " " + finding.status())
        .containsExactlyInAnyOrder("hangs FAIL", "breaks FAIL", "well PASS");
    assertThat(report.table()).doesNotContain("5ecret");
    assertThat(report.status()).isEqualTo(Status.FAIL);
  }

  @Test
  void aReportIsGivenAgainForTenSeconds() throws Exception {
    Doctor doctor = doctor(well);

    Report first = report(doctor);
    clock.move(Duration.ofSeconds(9));
    assertThat(report(doctor)).isSameAs(first);
    clock.move(Duration.ofSeconds(2));
    assertThat(report(doctor)).isNotSameAs(first);
    assertThat(runs).hasValue(2);
  }

  @Test
  void thereIsOneRunAtATime() throws Exception {
    Doctor doctor = doctor(well, check("hangs", Uni.createFrom().nothing()));

    var first = doctor.report().subscribeAsCompletionStage();
    var second = doctor.report().subscribeAsCompletionStage();

    assertThat(second.get(10, TimeUnit.SECONDS)).isSameAs(first.get(10, TimeUnit.SECONDS));
    assertThat(runs).hasValue(1);
  }

  @Test
  void theWorstComesFirstAndWarningsAreNoFailure() {
    Report report =
        new Report(
            List.of(
                Finding.skipped("s", "off"),
                Finding.pass("p", "well"),
                Finding.warn("w", "half", "more")),
            clock.instant());

    assertThat(report.status()).isEqualTo(Status.WARN);
    assertThat(report.table())
        .isEqualTo(
            """
            warn     w  half
                        -> more
            pass     p  well
            skipped  s  off
            result: warn
            """);
    assertThat(report.json().getString("status")).isEqualTo("warn");
    assertThat(report.json().getJsonArray("checks").getJsonObject(0).getString("remedy"))
        .isEqualTo("more");
  }

  private Doctor doctor(SelfCheck... checks) {
    return new Doctor(List.of(checks), vertx, clock, DEADLINE);
  }

  private static Report report(Doctor doctor) throws Exception {
    return doctor.report().subscribeAsCompletionStage().get(10, TimeUnit.SECONDS);
  }

  private static SelfCheck check(String name, Uni<List<Finding>> run) {
    return new SelfCheck() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public Uni<List<Finding>> run() {
        return run;
      }
    };
  }
}
