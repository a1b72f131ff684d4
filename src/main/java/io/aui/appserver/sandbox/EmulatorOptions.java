package io.aui.appserver.sandbox;

import io.aui.appserver.Secret;
import io.aui.appserver.ims.signing.Credentials;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * How an emulator is to be. Everything has a default that suits a test; what the real service
 * leaves undocumented is set here instead of being invented with authority. Setters return this.
 */
public final class EmulatorOptions {
  int port;
  Credentials credentials =
      Credentials.permanent(SandboxDefaults.ACCESS_KEY_ID, SandboxDefaults.ACCESS_KEY_SECRET);
  final Set<String> agents = new LinkedHashSet<>(SandboxDefaults.AGENTS);
  RtcApp rtc = new RtcApp(SandboxDefaults.RTC_APP_ID, Secret.of(SandboxDefaults.RTC_APP_KEY));
  InstantSource clock = InstantSource.system();
  ConfigurationCheck configCheck = ConfigurationCheck.NONE;
  Refusal unknownInstance =
      new Refusal(404, "InstanceNotFound", "The specified instance is not found.");
  Refusal finishedInstance =
      new Refusal(404, "InstanceNotFound", "The specified instance has finished.");
  boolean finishedMayBeStopped = true;

  /** The defaults. */
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

  /** Agents that exist besides the default ones. */
  public EmulatorOptions agents(Collection<String> more) {
    agents.addAll(more);
    return this;
  }

  /**
   * The RTC application that makes the tokens of generated calls and judges those of started ones.
   */
  public EmulatorOptions rtc(RtcApp newRtc) {
    rtc = newRtc;
    return this;
  }

  /** The clock of the emulated service. */
  public EmulatorOptions clock(InstantSource newClock) {
    clock = newClock;
    return this;
  }

  /** What judges the members of configurations; by default every JSON object is taken. */
  public EmulatorOptions configCheck(ConfigurationCheck newCheck) {
    configCheck = newCheck;
    return this;
  }

  /** What is answered for an instance that never was; by default 404 {@code InstanceNotFound}. */
  public EmulatorOptions unknownInstance(Refusal refusal) {
    unknownInstance = refusal;
    return this;
  }

  /** What is answered for speech to a finished instance, and the like; by default the same. */
  public EmulatorOptions finishedInstance(Refusal refusal) {
    finishedInstance = refusal;
    return this;
  }

  /** Whether stopping a finished instance succeeds, as it does by default. */
  public EmulatorOptions finishedMayBeStopped(boolean may) {
    finishedMayBeStopped = may;
    return this;
  }
}
