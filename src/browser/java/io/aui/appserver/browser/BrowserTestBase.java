package io.aui.appserver.browser;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One stage for all tests, and one page: what it remembers is of its latest call only. */
abstract class BrowserTestBase {
  @RegisterExtension static final SharedStage SHARED = new SharedStage();

  static Stage stage;
  WebPage page;

  @BeforeEach
  void openPage() {
    stage.sandbox().reset();
    page = stage.page();
  }

  /** Made by the first class that needs it, closed after the last. */
  static final class SharedStage implements BeforeAllCallback {
    @Override
    public void beforeAll(ExtensionContext context) {
      stage =
          context
              .getRoot()
              .getStore(Namespace.create(Stage.class))
              .computeIfAbsent(Stage.class, key -> new Stage(), Stage.class);
    }
  }
}
