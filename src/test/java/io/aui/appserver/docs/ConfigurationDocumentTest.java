package io.aui.appserver.docs;

import io.aui.appserver.testing.GeneratedText;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ConfigurationDocumentTest {
  @Test
  void documentHoldsExactlyTheSettingsThatTheCodeHas() throws IOException {
    GeneratedText.require(
        "docs/configuration.md", "settings", Settings.markdown(), ConfigurationDocumentTest.class);
  }

  @Test
  void theServerKnowsExactlyTheSettingsThatTheCodeHas() throws IOException {
    GeneratedText.requireWhole(
        "src/main/resources/io/aui/appserver/config/settings.txt",
        Settings.plain(),
        ConfigurationDocumentTest.class);
  }
}
