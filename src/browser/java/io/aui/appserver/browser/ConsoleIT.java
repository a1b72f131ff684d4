package io.aui.appserver.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The console, as a person uses it. */
class ConsoleIT extends BrowserTestBase {
  private static final double PATIENCE_MILLIS = 30_000;

  private static PackagedServer open;

  private Page console;
  private final List<String> complaints = new ArrayList<>();
  private final List<String> requested = new ArrayList<>();

  @BeforeAll
  static void startServer() {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    open =
        new PackagedServer(
            Map.of(
                "APPSERVER_ACCESS_MODE",
                "none",
                "APPSERVER_IMS_READ_TIMEOUT",
                "3s",
                "APPSERVER_IMS_BREAKER_FAILURES",
                "20"));
  }

  @AfterAll
  static void stopServer() {
    open.close();
  }

  @BeforeEach
  void openConsole() {
    open.sandbox().reset();
    open(open, 1200);
  }

  @AfterEach
  void closeConsole() {
    console.close();
  }

  private void open(PackagedServer server, int width) {
    console = stage.newPage();
    console.setViewportSize(width, 800);
    console.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            complaints.add(message.text());
          }
        });
    console.onPageError(complaints::add);
    console.onRequest(request -> requested.add(request.url()));
    console.navigate(server.base() + "/console/");
  }

  @Test
  void fromTheEmptyPageToTheStoppedAgent() {
    press("Start an agent");
    assertThat(console.locator("#answer")).containsText("\"code\": 200");
    assertThat(console.locator("#answer")).containsText("\"rtc_auth_token\": \"***\"");
    assertThat(console.locator("#curl")).containsText("/api/v1/aiagent/generateAIAgentCall -H");
    String instance = console.locator("#selected-id").textContent();
    Locator row = console.locator("#instances tbody tr").filter(having(instance));
    assertThat(row).containsText("created");
    assertThat(row).containsText("agent-voice");
    assertThat(event("state")).containsText("\"state\":\"created\"");

    press("Let the agent say it");
    assertThat(callToIms("SendAIAgentSpeech: OK")).isVisible();
    press("Say it as the user");
    assertThat(callToIms("SendAIAgentText: OK")).isVisible();
    press("Update");
    assertThat(callToIms("UpdateAIAgentInstance: OK")).isVisible();
    press("Describe");
    assertThat(console.locator("#answer")).containsText("\"status\"");
    press("New token");
    assertThat(callToIms("GenerateAIAgentCall: OK")).isVisible();
    callToIms("GenerateAIAgentCall: OK").click();
    Locator details = console.locator("#calls details[open] pre");
    assertThat(details).containsText("\"AIAgentId\": \"agent-voice\"");
    assertThat(details).containsText("\"InstanceId\":");

    press("Stop");
    assertThat(event("end")).containsText("\"reason\":\"owner\"");
    assertThat(console.locator("#instances tbody tr").filter(having(instance))).hasCount(0);
    assertThat(complaints).isEmpty();
    assertThat(requested).allMatch(url -> url.startsWith(open.base()));
  }

  @Test
  void theUserHangsUp() {
    press("Start an agent");
    assertThat(event("state")).containsText("created");
    press("Hang up as the user");
    assertThat(console.locator("#answer")).containsText("ai_agent_instance_id");
    press("Describe");
    assertThat(event("end")).containsText("\"reason\":\"ims\"");
  }

  @Test
  void everyFaultIsSeen() {
    List<String> kinds = console.locator("#fault [name=kind] option").allTextContents();
    if (kinds.isEmpty()) {
      console.waitForFunction("document.querySelectorAll('#fault [name=kind] option').length");
      kinds = console.locator("#fault [name=kind] option").allTextContents();
    }
    assertThat(kinds).hasSizeGreaterThan(10).contains("throttle", "latency", "html");
    for (String kind : kinds) {
      console.locator("#fault [name=action]").selectOption("GenerateAIAgentCall");
      console.locator("#fault [name=kind]").selectOption(kind);
      console.locator("#fault [name=count]").fill("3");
      press("Add the fault");
      assertThat(console.locator("#faults")).containsText("3 × " + kind);
      press("Start an agent");
      assertThat(callToIms("GenerateAIAgentCall: " + outcome(kind)).first()).isVisible();
      press("No more faults");
      assertThat(console.locator("#faults")).containsText("No faults");
    }
  }

  /** What the list shows: the code if IMS refuses, else the kind. */
  private static String outcome(String kind) {
    return switch (kind) {
      case "throttle" -> "Throttling";
      case "error" -> "";
      case "subscription" -> "Forbidden.SubscriptionRequired";
      case "agent_not_found" -> "AgentNotFound";
      default -> kind;
    };
  }

  @Test
  void frozenStartsAreRefused() {
    press("Freeze starts");
    Locator thaw = button("Allow starts again");
    assertThat(thaw).isVisible();
    press("Start an agent");
    assertThat(console.locator("#answer")).containsText("StartsFrozen");
    assertThat(console.locator("#answer")).hasClass(Pattern.compile("failed"));
    thaw.click();
    assertThat(button("Freeze starts")).isVisible();
  }

  @Test
  void messagesAreShown() {
    press("Make a chat token");
    assertThat(callToIms("GenerateMessageChatToken: OK")).isVisible();
    assertThat(console.locator("#answer")).containsText("\"token\": \"***\"");
    console.getByLabel("Session to continue").fill("console-session");
    press("Start an agent");
    assertThat(event("state")).containsText("created");
    console.locator("#say [name=text]").fill("How are you?");
    press("Say it as the user");
    assertThat(callToIms("SendAIAgentText: OK")).isVisible();
    console.locator("#messaging [name=session_id]").fill("console-session");
    press("Show the dialogue");
    assertThat(callToIms("ListAIAgentDialogues: OK").first()).isVisible();
    assertThat(console.locator("#dialogue")).containsText("user: How are you?");
  }

  @Test
  void itFitsAPhone() {
    console.close();
    open(open, 360);
    press("Start an agent");
    assertThat(console.locator("#instances tbody tr").first()).containsText("created");
    assertThat(console.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
  }

  @Test
  void everyControlHasANameAndDarkPagesAreReadable() {
    assertThat(
            console.evaluate(
                "[...document.querySelectorAll('input,select,textarea,button')]"
                    + ".filter(e => !e.labels?.length && !e.textContent.trim()).length"))
        .isEqualTo(0);
    console.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    assertThat(
            console.evaluate(
                "matchMedia('(prefers-color-scheme: dark)').matches"
                    + " && getComputedStyle(document.documentElement).colorScheme"))
        .isEqualTo("light dark");
  }

  @Test
  void whereUsersLogInOnlyAnAdministratorSeesWhatRuns() {
    console.close();
    console = stage.newPage();
    console.navigate(stage.base() + "/console/");
    assertThat(console.locator("#instances-count")).containsText("login token");
    assertThat(console.locator("#login")).hasAttribute("open", "");
    assertThat(console.locator("#calls-title")).isHidden();

    console.locator("#token").fill(stage.login());
    console.locator("#token").blur();
    assertThat(console.locator("#instances-count")).containsText("for administrators");
    console.locator("#token").fill(stage.loginWith("aiagent-admin"));
    console.locator("#token").blur();
    assertThat(console.locator("#instances-count")).hasText(Pattern.compile("\\([0-9]+\\)"));
  }

  private Locator event(String name) {
    return console.locator("#events li").getByText(Pattern.compile("^" + name + " ")).first();
  }

  private Locator callToIms(String text) {
    return console.locator("#calls summary").getByText(text);
  }

  private static Locator.FilterOptions having(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  private void press(String name) {
    button(name).click();
  }

  private Locator button(String name) {
    return console.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
  }
}
