package io.aui.appserver;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

@QuarkusIntegrationTest
class LogSecretsIT extends LogSecretsTest {
  @Override
  String log() {
    try {
      return Files.readString(Path.of("target", "quarkus.log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
