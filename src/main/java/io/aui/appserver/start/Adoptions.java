package io.aui.appserver.start;

import io.aui.appserver.access.Caller;
import io.aui.appserver.access.InstanceAdopter;
import io.aui.appserver.access.NameClaims;
import io.aui.appserver.access.login.GuestUser;
import io.aui.appserver.ims.ImsGateway;
import io.aui.appserver.ims.Regions;
import io.aui.appserver.ims.failure.ImsException;
import io.aui.appserver.ims.response.DescribeInstanceResponse;
import io.aui.appserver.limits.duration.RunningInstance;
import io.aui.appserver.limits.duration.Stops;
import io.aui.appserver.limits.quota.Requests;
import io.aui.appserver.start.StartStore.Adopted;
import io.aui.appserver.start.StartStore.AdoptionRequest;
import io.aui.appserver.tracking.InstanceState;
import io.aui.appserver.tracking.InstanceStateRecorder;
import io.aui.appserver.tracking.OwnershipRegistry.Reservation;
import io.aui.appserver.tracking.TrackedInstance;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Adopts instances that clients have started without this server: asks IMS about them, tracks them
 * for the users to whom their channels are reserved, and stops those that must not run. They are
 * then like instances that were started here.
 */
@Singleton
public class Adoptions implements InstanceAdopter {
  private static final Logger LOG = Logger.getLogger(Adoptions.class);

  private final ImsGateway ims;
  private final Regions regions;
  private final Requests requests;
  private final StartStore store;
  private final NameClaims claims;
  private final Admissions admissions;
  private final InstanceStateRecorder recorder;
  private final Stops stops;
  private final InstantSource clock;
  private final Counter owned;
  private final Counter unowned;

  Adoptions(
      ImsGateway ims,
      Regions regions,
      Requests requests,
      StartStore store,
      NameClaims claims,
      Admissions admissions,
      InstanceStateRecorder recorder,
      Stops stops,
      InstantSource clock,
      MeterRegistry meters) {
    this.ims = ims;
    this.regions = regions;
    this.requests = requests;
    this.store = store;
    this.claims = claims;
    this.admissions = admissions;
    this.recorder = recorder;
    this.stops = stops;
    this.clock = clock;
    this.owned = counter("user", meters);
    this.unowned = counter("nobody", meters);
  }

  private static Counter counter(String owner, MeterRegistry meters) {
    return Counter.builder("appserver.instances.adopted")
        .description("Instances that clients have started without this server")
        .tag("owner", owner)
        .register(meters);
  }

  /** An instance as IMS describes it in the region where it runs. */
  private record Found(String region, DescribeInstanceResponse.Instance described) {}

  @Override
  public Uni<Optional<TrackedInstance>> adopt(Caller caller, String instanceId, String region) {
    Set<String> where = region == null ? regionsFrom(regions.standard()) : configured(region);
    return find(
            where, each -> requests.within(caller, () -> ims.describeInstance(each, instanceId)))
        .flatMap(found -> adopt(instanceId, "", found, Optional.of(caller.userId())));
  }

  /**
   * Adopts an instance of which IMS has told this server. If its channel is reserved to nobody, it
   * is nobody's. Empty if IMS does not know it. Fails if IMS or the store does.
   *
   * @param agentId empty if unknown
   * @param region where IMS says that it runs; null if unknown
   */
  public Uni<Optional<TrackedInstance>> adopt(String instanceId, String agentId, String region) {
    Set<String> where = regionsFrom(region == null ? regions.standard() : region);
    return find(where, each -> ims.describeInstance(each, instanceId))
        .flatMap(found -> adopt(instanceId, agentId, found, Optional.empty()));
  }

  /** All configured regions, one of them first. */
  private Set<String> regionsFrom(String first) {
    Set<String> all = new LinkedHashSet<>(configured(first));
    all.add(regions.standard());
    all.addAll(regions.all());
    return all;
  }

  private Set<String> configured(String region) {
    return regions.all().contains(region) ? Set.of(region) : Set.of();
  }

  private static Uni<Optional<Found>> find(
      Set<String> regions, Function<String, Uni<DescribeInstanceResponse>> describe) {
    return find(regions.iterator(), describe);
  }

  private static Uni<Optional<Found>> find(
      Iterator<String> regions, Function<String, Uni<DescribeInstanceResponse>> describe) {
    if (!regions.hasNext()) {
      return Uni.createFrom().item(Optional.empty());
    }
    String region = regions.next();
    return describe
        .apply(region)
        .map(described -> Optional.of(new Found(region, described.instance())))
        .onFailure(Adoptions::isAboutTheInstance)
        .recoverWithUni(() -> find(regions, describe));
  }

  private static boolean isAboutTheInstance(Throwable failure) {
    return failure instanceof ImsException ims
        && switch (ims.kind()) {
          case NOT_FOUND, REJECTED, DENIED -> true;
          case THROTTLED, BAD_CREDENTIALS, UNAVAILABLE, TIMED_OUT, NOT_SENT, INVALID_RESPONSE ->
              false;
        };
  }

  private Uni<Optional<TrackedInstance>> adopt(
      String instanceId, String agentId, Optional<Found> found, Optional<String> owner) {
    if (found.isEmpty()) {
      return Uni.createFrom().item(Optional.empty());
    }
    DescribeInstanceResponse.Instance described = found.get().described();
    Instant startedAt = startedAt(described);
    List<Reservation> occupied =
        claims.channel(described.channelId().orElse(null), startedAt, instanceId);
    TrackedInstance instance =
        new TrackedInstance(
            instanceId,
            "",
            agentId,
            found.get().region(),
            occupied.isEmpty() ? null : occupied.get(0).name().text(),
            null,
            startedAt,
            InstanceState.CREATED,
            true);
    return store
        .adopt(new AdoptionRequest(instance, occupied.stream().findFirst(), owner))
        .call(adopted -> record(adopted, described))
        .map(adopted -> adopted.map(Adopted::instance));
  }

  /** IMS's clock may be ahead. */
  private Instant startedAt(DescribeInstanceResponse.Instance described) {
    Instant now = clock.instant();
    return described.createdAt().filter(now::isAfter).orElse(now);
  }

  private Uni<Void> record(Optional<Adopted> result, DescribeInstanceResponse.Instance described) {
    if (result.isEmpty() || !result.get().isNew()) {
      return Uni.createFrom().voidItem();
    }
    Adopted adopted = result.get();
    TrackedInstance instance = adopted.instance();
    (instance.userId().isEmpty() ? unowned : owned).increment();
    boolean ended = InstanceState.FINISHED.isImsStatus(described.status());
    Optional<String> reason =
        GuestUser.of(instance.userId())
            .map(guest -> "guests start instances through this server only")
            .or(() -> adopted.refusal().map(refused -> admissions.refusal(refused).getMessage()));
    if (!ended && reason.isPresent()) {
      LOG.warnf(
          "Instance %s, which a client has started, is stopped: %s", instance.id(), reason.get());
      stops.refuse(new RunningInstance(instance.id(), instance.region()));
    }
    return recorder.described(instance.id(), described.status(), described.modifiedAt());
  }
}
