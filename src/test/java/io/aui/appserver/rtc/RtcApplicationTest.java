package io.aui.appserver.rtc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.aui.appserver.Secret;
import io.aui.appserver.testing.RtcToken;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class RtcApplicationTest {
  private final RtcApplication application = new RtcApplication("abc", Secret.of("abckey"));

  /** The published example of ARTC's token-based authentication. */
  @Test
  void hashesAsDocumented() {
    assertThat(application.hash("abcChannel", "abcUser", "", 1_699_423_634))
        .isEqualTo("3c9ee8d9f8734f0b7560ed8022a0590659113955819724fc9345ab8eedf84f31");
  }

  /**
   * However the characters that were hashed are divided: with a nonce of the form that is made here
   * and a time that is not over, the nonce and the time are the token's own, and what remains are
   * the characters of its own channel and user.
   */
  @Property(tries = 100)
  void noOtherNonceOrTimeCanBeReadFromAToken(
      @ForAll("ids") String channel, @ForAll("ids") String user) {
    Assume.that(!(channel + user).contains(TokenNonce.MARK));
    Split made = made(channel, user, TokenNonce.next());
    for (Split split : made.others()) {
      if (split.nonce.matches("AK-[0-9a-f]{32}[A-Za-z]")) {
        assertThat(split.nonce).isEqualTo(made.nonce);
        assertThat(split.expiresAt).isEqualTo(made.expiresAt);
        assertThat(split.channel + split.user).isEqualTo(channel + user);
      }
    }
  }

  /**
   * Whatever counts as a nonce, even none: no time is later than the token's own, and the ids do
   * not reach beyond the mark. So the channel begins with the token's channel or the other way
   * round, and such channels are not given to different users.
   */
  @Property(tries = 100)
  void noLaterTimeAndNoForeignChannelCanBeReadFromAToken(
      @ForAll("ids") String channel, @ForAll("ids") String user) {
    Assume.that(!(channel + user).contains(TokenNonce.MARK));
    Split made = made(channel, user, TokenNonce.next());
    for (Split split : made.others()) {
      assertThat(split.expiresAt).isEqualTo(made.expiresAt);
      assertThat(channel + user + "AK").startsWith(split.channel + split.user);
      assertThat(split.channel.startsWith(channel) || channel.startsWith(split.channel)).isTrue();
    }
  }

  /** What the nonce is for: without it, a digit of the user's makes a token for centuries. */
  @Test
  void withoutANonceATimeFarAwayCanBeRead() {
    Split made = made("standup", "u7", "");

    assertThat(made.others()).contains(new Split("standup", "u", "", 71_893_499_634L));
    assertThat(application.hash("standup", "u", "", 71_893_499_634L))
        .isEqualTo(application.hash("standup", "u7", "", 1_893_499_634L));
  }

  private Split made(String channel, String user, String nonce) {
    String token = application.token(channel, user, nonce, 1_893_499_634L).reveal();
    JsonNode members = RtcToken.decode(token).members();
    assertThat(members.path("token").asText())
        .isEqualTo(application.hash(channel, user, nonce, members.path("timestamp").asLong()));
    return new Split(
        members.path("channelid").asText(),
        members.path("userid").asText(),
        members.path("nonce").asText(),
        members.path("timestamp").asLong());
  }

  /** Ids that look like parts of nonces and times more often than chance would make them. */
  @Provide
  Arbitrary<String> ids() {
    return Arbitraries.of("a", "A", "K", "-", "AK", "n", "0", "17", "0123456789abcdef", "_")
        .list()
        .ofMinSize(1)
        .ofMaxSize(12)
        .map(parts -> String.join("", parts))
        .filter(id -> id.length() <= 64 && !id.contains(TokenNonce.MARK));
  }

  /** One way to divide the characters that were hashed. */
  private record Split(String channel, String user, String nonce, long expiresAt) {
    private static final int MAX_ID = 64;

    /** 2026; whatever ends before is over. */
    private static final long NOW = 1_780_000_000L;

    /**
     * All divisions into ids that get tokens and a time that is not over. Ids that would contain
     * the mark get none.
     */
    List<Split> others() {
      String joined = channel + user + nonce + expiresAt;
      List<Split> splits = new ArrayList<>();
      for (int timeAt = joined.length() - 1; timeAt > 1; timeAt--) {
        String time = joined.substring(timeAt);
        if (time.length() > 18 || !time.matches("[0-9]+")) {
          break;
        }
        if (time.startsWith("0") || Long.parseLong(time) < NOW) {
          continue;
        }
        for (int userAt = 1; userAt <= Math.min(MAX_ID, timeAt - 1); userAt++) {
          for (int nonceAt = userAt + 1; nonceAt <= Math.min(userAt + MAX_ID, timeAt); nonceAt++) {
            String ids = joined.substring(0, nonceAt);
            if (ids.contains(TokenNonce.MARK) || !ids.matches("[A-Za-z0-9_-]+")) {
              break;
            }
            splits.add(
                new Split(
                    joined.substring(0, userAt),
                    joined.substring(userAt, nonceAt),
                    joined.substring(nonceAt, timeAt),
                    Long.parseLong(time)));
          }
        }
      }
      return splits;
    }
  }

  @Test
  void neverShowsItsKey() {
    assertThat(application.toString()).contains("abc").doesNotContain("abckey");
  }
}
