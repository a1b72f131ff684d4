package io.aui.appserver.sandbox;

import io.aui.appserver.Secret;
import io.aui.appserver.ims.signing.Credentials;
import io.aui.appserver.sandbox.callbacks.CallbackTarget;
import io.aui.appserver.sandbox.protocol.Refusal;
import io.aui.appserver.sandbox.state.ConfigurationCheck;
import io.aui.appserver.sandbox.state.RoleKeys;
import io.aui.appserver.sandbox.state.RtcApp;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The options of an {@link Emulator}. All have defaults that suit tests. Behaviour that the
 * documentation of the real service leaves open can be chosen here. Setters return this object.
 */
public final class EmulatorOptions {
  int port;
  Credentials credentials =
      Credentials.permanent(SandboxDefaults.ACCESS_KEY_ID, SandboxDefaults.ACCESS_KEY_SECRET);
  final Set<String> agents = new LinkedHashSet<>(SandboxDefaults.AGENTS);
  RtcApp rtc = new RtcApp(SandboxDefaults.RTC_APP_ID, Secret.of(SandboxDefaults.RTC_APP_KEY));
  InstantSource clock = InstantSource.system();
  RoleKeys roleKeys = RoleKeys.FOR_ALL;
  Optional<CallbackTarget> callbacks = Optional.empty();
  ConfigurationCheck configCheck = ConfigurationCheck.NONE;
  Refusal unknownInstance =
      new Refusal(404, "InstanceNotFound", "The specified instance is not found.");
  Refusal finishedInstance =
      new Refusal(404, "InstanceNotFound", "The specified instance has finished.");
  boolean finishedMayBeStopped = true;
  Optional<String> saved = Optional.empty();

  /** Starts with the defaults. */
  public EmulatorOptions() {}

  /** The port on 127.0.0.1; 0, the default, takes a free one. */
  public EmulatorOptions port(int newPort) {
    port = newPort;
    return this;
  }

  /** The key that calls must be signed with. */
  public EmulatorOptions credentials(Credentials newCredentials) {
    credentials = newCredentials;
    return this;
  }

  /** Adds agents to the default ones. */
  public EmulatorOptions agents(Collection<String> more) {
    agents.addAll(more);
    return this;
  }

  /**
   * The RTC application that makes the tokens of generated calls and verifies those of started
   * ones.
   */
  public EmulatorOptions rtc(RtcApp newRtc) {
    rtc = newRtc;
    return this;
  }

  /** Goes on with what another emulator has {@link Emulator#saved()}. */
  EmulatorOptions saved(Optional<String> newSaved) {
    saved = newSaved;
    return this;
  }

  /** Where event callbacks are sent; by default none are. */
  public EmulatorOptions callbacks(CallbackTarget target) {
    callbacks = Optional.of(target);
    return this;
  }

  /** How keys of roles are issued. */
  public EmulatorOptions roleKeys(RoleKeys newRoleKeys) {
    roleKeys = newRoleKeys;
    return this;
  }

  /** The clock of the emulated service. */
  public EmulatorOptions clock(InstantSource newClock) {
    clock = newClock;
    return this;
  }

  /** The check of the members of configurations; by default every JSON object is allowed. */
  public EmulatorOptions configCheck(ConfigurationCheck newCheck) {
    configCheck = newCheck;
    return this;
  }

  /** The response for an instance that does not exist; by default 404 {@code InstanceNotFound}. */
  public EmulatorOptions unknownInstance(Refusal refusal) {
    unknownInstance = refusal;
    return this;
  }

  /**
   * The response for a call that needs a running instance, if the instance has finished; by default
   * 404 {@code InstanceNotFound}.
   */
  public EmulatorOptions finishedInstance(Refusal refusal) {
    finishedInstance = refusal;
    return this;
  }

  /** Whether stopping a finished instance succeeds; true by default. */
  public EmulatorOptions finishedMayBeStopped(boolean may) {
    finishedMayBeStopped = may;
    return this;
  }
}
