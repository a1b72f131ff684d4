package io.aui.appserver.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A guest with a phone, from the pass that the console shows to the stopped agent. */
class GuestIT extends BrowserTestBase {
  private static final double PATIENCE_MILLIS = 30_000;

  private static PackagedServer server;

  private final List<String> complaints = new ArrayList<>();
  private final List<String> requested = new ArrayList<>();

  @BeforeAll
  static void startServer() {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    server = new PackagedServer(Map.of("APPSERVER_ACCESS_MODE", "none"));
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @Test
  void aGuestStartsSeesAndStopsTheAgent() {
    Page console = page(1200, "/console/");
    console.locator("#guest-pass [name=minutes_per_guest]").fill("3");
    press(console, "Create a guest pass");
    assertThat(console.locator("#pass-qr svg path")).hasCount(2);
    String address = console.locator("#pass-url").getAttribute("href");
    assertThat(address).startsWith(server.base() + "/guest/#pass_");
    assertThat(console.locator("#passes li")).containsText("VoiceChat: 0 of 1 guests");

    Page guest = page(360, address.substring(server.base().length()));
    press(guest, "Start the agent");
    assertThat(guest.locator("#state")).hasText("created");
    assertThat(guest.locator("#left")).containsText("2 min");
    assertThat(guest.locator("#about")).containsText("0 seconds after this call");
    assertThat(console.locator("#passes li")).containsText("1 of 1 guests");
    assertThat(console.locator("#passes li")).containsText("1 running");
    assertThat(guest.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);

    // A page that is opened again is the same guest.
    guest.reload();
    assertThat(button(guest, "Stop the agent")).isVisible();
    assertThat(guest.locator("#state")).hasText("created");
    press(guest, "Stop the agent");
    assertThat(button(guest, "Start the agent")).isVisible();
    assertThat(guest.locator("#about")).containsText("You can talk for 2 min");

    press(guest, "Start the agent");
    assertThat(guest.locator("#state")).hasText("created");
    console.locator("#passes button").click();
    assertThat(console.locator("#answer")).containsText("\"stopped\": 1");
    assertThat(guest.locator("#problem")).containsText("has expired or was revoked");
    assertThat(console.locator("#passes li")).hasCount(0);

    assertThat(complaints).allMatch(complaint -> complaint.contains("401"));
    assertThat(requested).allMatch(url -> url.startsWith(server.base()));
    console.close();
    guest.close();
  }

  @Test
  void withoutAPassThePageSaysSo() {
    Page guest = page(360, "/guest/");
    assertThat(guest.locator("#problem"))
        .hasText("This page needs the whole address of a guest pass.");
    assertThat(button(guest, "Start the agent")).isHidden();
    guest.close();

    Page wrong = page(360, "/guest/#pass_0123456789abcdef_0123456789abcdef0123456789abcdef");
    press(wrong, "Start the agent");
    assertThat(wrong.locator("#problem")).containsText("the token of a guest pass");
    wrong.close();
  }

  private Page page(int width, String path) {
    Page page = stage.newPage();
    page.setViewportSize(width, 800);
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            complaints.add(message.text());
          }
        });
    page.onPageError(complaints::add);
    page.onRequest(request -> requested.add(request.url()));
    page.navigate(server.base() + path);
    return page;
  }

  private static void press(Page page, String name) {
    button(page, name).click();
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
  }
}
