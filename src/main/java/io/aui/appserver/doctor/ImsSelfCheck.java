package io.aui.appserver.doctor;

import io.aui.appserver.config.SelfCheck;
import io.aui.appserver.ims.ClockSkew;
import io.aui.appserver.ims.ImsGateway;
import io.aui.appserver.ims.ImsStatus;
import io.aui.appserver.ims.failure.ImsException;
import io.aui.appserver.ims.failure.OperatorFault;
import io.aui.appserver.ims.request.ListDialoguesParameters;
import io.aui.appserver.ims.request.ListVoiceprintsParameters;
import io.aui.appserver.limits.reconcile.AgentsByRegion;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Asks IMS in each region with actions that only read and cost nothing: whether it can be reached,
 * accepts the credentials, permits the actions, and knows the configured agents.
 */
@Singleton
class ImsSelfCheck implements SelfCheck {
  private static final String DESCRIBE = "DescribeAIAgentInstance";
  private static final String LIST_DIALOGUES = "ListAIAgentDialogues";
  private static final String LIST_VOICEPRINTS = "ListAIAgentVoiceprints";
  private static final String CONCURRENCY = "GetAIAgentConcurrency";

  /** No instance has this id, and no session. */
  private static final String NOBODY = "doctor-asks-for-nobody";

  private static final String CREDENTIALS = "credentials";
  private static final Duration LOOK_AGAIN = Duration.ofMillis(200);
  private static final int LOOKS = 20;

  private static final Duration TOLERATED_SKEW = Duration.ofSeconds(30);

  private final ImsGateway ims;
  private final ImsStatus status;
  private final ClockSkew clockSkew;
  private final AgentsByRegion agents;
  private final InstantSource clock;

  /** What became of a call: a failure of IMS, or none. */
  private record Outcome(String action, Optional<ImsException> failure) {
    Optional<OperatorFault> fault() {
      return failure.flatMap(reason -> OperatorFault.of(action, reason));
    }

    boolean lacksPermission() {
      return fault().filter(OperatorFault.PERMISSION::equals).isPresent();
    }

    /** What has no code of IMS was answered by something else on the way, if at all. */
    boolean isAnswered() {
      return failure.isEmpty() || (failure.get().imsCode().isPresent() && isDecided());
    }

    private boolean isDecided() {
      return switch (failure.orElseThrow().kind()) {
        case UNAVAILABLE, TIMED_OUT, NOT_SENT, THROTTLED, INVALID_RESPONSE -> false;
        case REJECTED, DENIED, NOT_FOUND, BAD_CREDENTIALS -> true;
      };
    }

    String cause() {
      return failure
          .map(
              reason ->
                  reason.imsCode().map(code -> "IMS refuses: " + code).orElse(reason.getMessage()))
          .orElse("");
    }
  }

  ImsSelfCheck(
      ImsGateway ims,
      ImsStatus status,
      ClockSkew clockSkew,
      AgentsByRegion agents,
      InstantSource clock) {
    this.ims = ims;
    this.status = status;
    this.clockSkew = clockSkew;
    this.agents = agents;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "ims";
  }

  @Override
  public Uni<List<Finding>> run() {
    return credentials()
        .flatMap(
            available ->
                available
                    ? regions()
                    : Uni.createFrom()
                        .item(
                            List.of(
                                Finding.fail(
                                    CREDENTIALS,
                                    "there are none ("
                                        + status.credentialsKind()
                                        + "): "
                                        + status.credentialsFailure().orElse("not fetched yet"),
                                    "the log says what to check"),
                                Finding.skipped(
                                    name(), "there are no credentials to sign requests with"))));
  }

  /** A command has just begun to fetch them. */
  private Uni<Boolean> credentials() {
    return Uni.createFrom()
        .item(status::hasCredentials)
        .repeat()
        .withDelay(LOOK_AGAIN)
        .atMost(LOOKS)
        .filter(available -> available)
        .toUni()
        .map(Objects::nonNull);
  }

  private Uni<List<Finding>> regions() {
    List<Uni<List<Finding>>> regions = new ArrayList<>();
    new TreeMap<>(agents.byRegion()).forEach((region, ids) -> regions.add(region(region, ids)));
    return Uni.join()
        .all(regions)
        .andFailFast()
        .map(
            found -> {
              List<Finding> findings =
                  new ArrayList<>(found.stream().flatMap(List::stream).toList());
              findings.add(source());
              findings.add(clock());
              findings.add(notChecked());
              return findings;
            });
  }

  private Uni<List<Finding>> region(String region, Set<String> ids) {
    List<Uni<List<Finding>>> calls = new ArrayList<>();
    calls.add(
        call(DESCRIBE, ims.describeInstance(region, NOBODY))
            .map(outcome -> region(region, outcome)));
    calls.add(
        call(
                LIST_DIALOGUES,
                ims.listDialogues(region, new LastMinute(clock.instant().toEpochMilli())))
            .map(outcome -> permission(region, outcome)));
    calls.add(
        call(LIST_VOICEPRINTS, ims.listVoiceprints(region, new OneVoiceprint()))
            .map(outcome -> permission(region, outcome)));
    for (String id : new TreeSet<>(ids)) {
      calls.add(
          call(CONCURRENCY, ims.getConcurrency(region, id))
              .map(outcome -> agent(region, id, outcome)));
    }
    return Uni.join()
        .all(calls)
        .andFailFast()
        .map(found -> found.stream().flatMap(List::stream).distinct().toList());
  }

  private static Uni<Outcome> call(String action, Uni<?> call) {
    return call.map(answered -> new Outcome(action, Optional.empty()))
        .onFailure(ImsException.class)
        .recoverWithItem(failure -> new Outcome(action, Optional.of(failure)));
  }

  private List<Finding> region(String region, Outcome outcome) {
    String reach = "ims " + region;
    String credentials = CREDENTIALS + " " + region;
    if (!outcome.isAnswered()) {
      return List.of(
          Finding.fail(
              reach,
              "no answer of IMS: " + outcome.cause(),
              "check APPSERVER_IMS_ENDPOINT, proxies, the network, and the log"),
          Finding.skipped(credentials, "IMS did not answer"));
    }
    Optional<OperatorFault> fault =
        outcome.fault().filter(reason -> reason != OperatorFault.PERMISSION);
    List<Finding> findings = new ArrayList<>();
    findings.add(Finding.pass(reach, "IMS answers"));
    findings.add(
        fault.isPresent()
            ? Finding.fail(credentials, outcome.cause(), fault.get().remedy(DESCRIBE))
            : Finding.pass(credentials, "IMS accepts them"));
    findings.addAll(permission(region, outcome));
    return findings;
  }

  private static List<Finding> permission(String region, Outcome outcome) {
    String name = "permission ice:" + outcome.action() + " " + region;
    if (outcome.lacksPermission()) {
      return List.of(
          Finding.fail(name, outcome.cause(), OperatorFault.PERMISSION.remedy(outcome.action())));
    }
    return outcome.isAnswered() && outcome.fault().isEmpty()
        ? List.of(Finding.pass(name, "IMS does not refuse it"))
        : List.of(Finding.skipped(name, "cannot be seen before the rest works"));
  }

  private static List<Finding> agent(String region, String id, Outcome outcome) {
    String name = "agent " + id + " " + region;
    List<Finding> findings = new ArrayList<>(permission(region, outcome));
    if (outcome.failure().isEmpty()) {
      findings.add(
          Finding.pass(
              name,
              "IMS counts its calls; that IMS would refuse an unknown id there is not documented"));
    } else if (outcome.isAnswered() && outcome.fault().isEmpty()) {
      findings.add(
          Finding.fail(
              name,
              outcome.cause(),
              "check that the agent exists in this region, and its APPSERVER_AGENTS_… variable"));
    } else {
      findings.add(Finding.skipped(name, "cannot be seen before the rest works"));
    }
    return findings;
  }

  private Finding source() {
    String kind =
        status.credentialsKind()
            + status.credentialsExpiry().map(expiry -> ", valid until " + expiry).orElse("");
    return status
        .credentialsFailure()
        .map(
            failure ->
                Finding.warn(
                    CREDENTIALS,
                    kind + "; they cannot be renewed: " + failure,
                    "the log says what to check"))
        .orElseGet(() -> Finding.pass(CREDENTIALS, kind));
  }

  private Finding clock() {
    String name = "clock";
    if (clockSkew.skew().isEmpty()) {
      return Finding.skipped(name, "IMS has not answered, whose clock it is compared with");
    }
    Duration skew = clockSkew.skew().get();
    String cause =
        "this machine's clock is "
            + skew.abs().toSeconds()
            + " s "
            + (skew.isNegative() ? "ahead of" : "behind")
            + " IMS's";
    return skew.abs().compareTo(TOLERATED_SKEW) <= 0
        ? Finding.pass(name, cause)
        : Finding.warn(
            name,
            cause,
            "correct it (NTP): logins and RTC tokens depend on it, and IMS from 15 min");
  }

  private static Finding notChecked() {
    Set<String> seen =
        Set.of(DESCRIBE, LIST_DIALOGUES, LIST_VOICEPRINTS, CONCURRENCY, "AssumeRole");
    return Finding.skipped(
        "permissions not checked",
        ImsStatus.actions().stream()
                .filter(action -> !seen.contains(action))
                .map(action -> "ice:" + action)
                .collect(Collectors.joining(", "))
            + ": they change something, so only a real call shows them");
  }

  /** The shortest page of voiceprints. */
  private record OneVoiceprint() implements ListVoiceprintsParameters {
    @Override
    public Long pageNumber() {
      return 1L;
    }

    @Override
    public Long pageSize() {
      return 1L;
    }

    @Override
    public String registrationMode() {
      return null;
    }

    @Override
    public String voiceprintId() {
      return null;
    }
  }

  /** The dialogues of nobody. */
  private record LastMinute(long now) implements ListDialoguesParameters {
    @Override
    public String sessionId() {
      return NOBODY;
    }

    @Override
    public Long startTime() {
      return now - Duration.ofMinutes(1).toMillis();
    }

    @Override
    public Long endTime() {
      return now;
    }

    @Override
    public String order() {
      return null;
    }

    @Override
    public Long pageNumber() {
      return null;
    }

    @Override
    public Long pageSize() {
      return null;
    }

    @Override
    public Long roundLimit() {
      return null;
    }
  }
}
