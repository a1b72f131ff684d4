package io.aui.appserver.testing;

import io.aui.appserver.sandbox.Emulator;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.HashMap;
import java.util.Map;

/**
 * A packaged server in access mode none, with every feature configured, whose IMS is an emulator in
 * the process of the tests.
 */
public class EmulatedImsProfile implements QuarkusTestProfile {
  /** Ends with the tests. */
  private static final Emulator IMS = Emulator.started(Settings.emulatorOptions());

  /** The IMS of all servers with this profile. */
  public static Emulator ims() {
    return IMS;
  }

  @Override
  public Map<String, String> getConfigOverrides() {
    Map<String, String> settings = new HashMap<>(Settings.AS_IN_PRODUCTION);
    settings.putAll(ManagementPort.settings());
    settings.put("appserver.ims.regions", "cn-shanghai");
    settings.remove("appserver.agents.regions.ap-southeast-1.voice-chat");
    settings.put("appserver.ims.endpoint", IMS.base().toString());
    settings.put("appserver.sts.endpoint", IMS.base().toString());
    settings.put("appserver.agents.video-chat", "agent-video");
    settings.put("appserver.agents.outbound-call", "agent-outbound");
    settings.put("appserver.outbound.caller-number", "02100000000");
    settings.put("appserver.oss.bucket", "sandbox-bucket");
    settings.put("appserver.oss.base-path", "uploads");
    settings.put("appserver.oss.region", "cn-shanghai");
    settings.put("appserver.oss.role-arn", "acs:ram::1000000000000000:role/sandbox-uploads");
    return settings;
  }
}
