package io.aui.appserver.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A server, a browser, and two origins for the page: one that may call the server, one not. */
final class Stage implements AutoCloseable {
  static final String USER = "web_user";

  // Within a container Chromium's own sandbox has no rights to start; the rest keeps it quiet.
  private static final List<String> FLAGS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private final Issuer issuer = new Issuer();
  private final String login = issuer.login(USER);
  private final PageHost allowed = new PageHost();
  private final PageHost foreign = new PageHost();
  private final PackagedServer server;
  private final Playwright playwright;
  private final Browser browser;
  private final WebPage page;

  Stage() {
    String executable = System.getProperty("browser.executable");
    Map<String, String> settings = issuer.settings();
    settings.put("APPSERVER_INBOUND_PHONE_NUMBERS", "{\"agent-voice\":[\"02112345678\"]}");
    settings.put("QUARKUS_HTTP_CORS_ORIGINS", "https://app.example," + allowed.origin());
    server = new PackagedServer(settings);
    // The browser is the system's: nothing is fetched.
    Map<String, String> environment = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    playwright = Playwright.create(new CreateOptions().setEnv(environment));
    browser =
        playwright
            .chromium()
            .launch(new LaunchOptions().setExecutablePath(Path.of(executable)).setArgs(FLAGS));
    page = open(allowed);
  }

  /** A page that may call. */
  WebPage page() {
    return page;
  }

  /** A page that may not; the caller closes it. */
  WebPage foreignPage() {
    return open(foreign);
  }

  /** An empty page; the caller closes it. */
  Page newPage() {
    return browser.newPage();
  }

  /** Where the server is. */
  String base() {
    return server.base();
  }

  /** The login that the page uses where a call names no other. */
  String login() {
    return login;
  }

  /** A login of the same user, as a member of a group. */
  String loginWith(String group) {
    return issuer.login(USER, group);
  }

  Sandbox sandbox() {
    return server.sandbox();
  }

  @Override
  public void close() {
    playwright.close();
    server.close();
    allowed.close();
    foreign.close();
  }

  private WebPage open(PageHost host) {
    return new WebPage(
        browser,
        host.page(),
        Map.of("server", server.base(), "login", login, "user", USER, "region", "cn-shanghai"));
  }
}
