package io.aui.appserver.testing;

import io.aui.appserver.sandbox.Emulator;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/**
 * An IMS of its own beside the server under test, which is set up as in production: credentials
 * from the environment's names and an endpoint. The same for tests in the process and on the
 * packaged jar; {@link Ims} reads what was sent.
 */
public final class ImsResource implements QuarkusTestResourceLifecycleManager {
  private Emulator emulator;
  private Wire wire;
  private Inspector inspector;

  @Override
  public Map<String, String> start() {
    emulator = Emulator.started(Settings.emulatorOptions());
    wire = new Wire(emulator.port());
    inspector = new Inspector(emulator, wire);
    System.setProperty(Settings.INSPECTOR, inspector.base());
    System.setProperty(Settings.EMULATOR, emulator.base().toString());
    Map<String, String> settings = new HashMap<>(Settings.AS_IN_PRODUCTION);
    settings.put("appserver.ims.endpoint", "http://127.0.0.1:" + wire.port());
    settings.put("appserver.sts.endpoint", "http://127.0.0.1:" + wire.port());
    settings.putAll(ManagementPort.settings());
    return settings;
  }

  @Override
  public void stop() {
    if (inspector != null) {
      inspector.close();
      wire.close();
      emulator.close();
    }
  }
}
