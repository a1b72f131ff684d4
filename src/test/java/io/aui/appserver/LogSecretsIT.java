package io.aui.appserver;

import io.aui.appserver.testing.PackagedLog;
import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class LogSecretsIT extends LogSecretsTest {
  @Override
  String log() {
    return PackagedLog.text();
  }
}
