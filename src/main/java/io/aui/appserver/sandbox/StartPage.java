package io.aui.appserver.sandbox;

import io.aui.appserver.sandbox.faults.FaultKind;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;

/** What the emulator is and offers, as a page that loads nothing. */
final class StartPage {
  private static final String PAGE =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <title>AUI AppServer: sandbox</title>
      <style>
      :root { color-scheme: light dark }
      body { font: 16px/1.5 system-ui, sans-serif; max-width: 50rem; margin: 2rem auto; padding: 0 1rem }
      pre { overflow-x: auto; padding: .5rem; border: 1px solid }
      </style>
      </head>
      <body>
      <h1>Sandbox of AUI AppServer</h1>
      <p>An emulator of IMS. This server's calls go here and reach no account; no agent speaks. Its RTC tokens cannot join the real
      RTC service.</p>
      <h2>Agents</h2>
      <p>It knows %s.</p>
      <h2>Try it</h2>
      <pre>curl localhost:8080/api/v2/aiagent/generateAIAgentCall -H 'Content-Type: application/json' \\
        -d '{"user_id":"me","workflow_type":"VoiceChat","template_config":"{}"}'</pre>
      <h2>Look at it</h2>
      <ul>
      <li><a href="/_calls">/_calls</a>: what this server has called, with parameters and outcome</li>
      <li><a href="/_faults">/_faults</a>: the failures that are still to come</li>
      <li><a href="/_callbacks">/_callbacks</a>: the callbacks that were sent, and where they go</li>
      <li><a href="/_keys">/_keys</a>: the public key of its login tokens</li>
      </ul>
      <h2>Change it</h2>
      <pre># The next start is throttled, as often as the server tries it. Kinds: %s
      curl %s_faults -d '{"action":"GenerateAIAgentCall","kind":"throttle","count":3}'

      # A client joins with an RTC token and starts an agent by itself; a user hangs up.
      curl %s_clients -d '{"rtc_auth_token":"..."}'
      curl %s_hangups -d '{"ai_agent_instance_id":"...","by":"user"}'

      # A login token, if this server runs with appserver.access.mode=jwt.
      curl '%s_token?user=alice&amp;groups=aiagent-admin'</pre>
      <p>More in docs/sandbox.md.</p>
      </body>
      </html>
      """;

  private StartPage() {}

  /**
   * The page.
   *
   * @param base where the emulator is, with a slash at the end
   */
  static String html(String base, Collection<String> agents) {
    String kinds =
        Arrays.stream(FaultKind.values())
            .map(FaultKind::spelling)
            .collect(Collectors.joining(", "));
    String known = agents.stream().map(StartPage::escaped).collect(Collectors.joining(", "));
    return PAGE.formatted(known, kinds, base, base, base, base);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }
}
