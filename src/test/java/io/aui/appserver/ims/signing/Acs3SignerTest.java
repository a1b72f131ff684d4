package io.aui.appserver.ims.signing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aui.appserver.Secret;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class Acs3SignerTest {
  private static final Instant AT = Instant.parse("2026-01-02T03:04:05.678Z");
  private static final Credentials CREDENTIALS = Credentials.permanent("key-id", "key-secret");
  private static final Credentials WITH_TOKEN =
      new Credentials("key-id", Secret.of("key-secret"), Optional.of(Secret.of("sts-token")));
  private static final Acs3Request REQUEST =
      new Acs3Request(
          "POST", "/", "InstanceId=1", "ims.test:8080", "StopAIAgentInstance", "2020-11-09");

  private final Acs3Signer signer = new Acs3Signer();

  @Test
  void addsWhatTheProtocolAsksForAndSignsTheHostWithIt() {
    Map<String, String> headers = values(signer.sign(REQUEST, CREDENTIALS, AT, "n1"));

    assertThat(headers)
        .containsEntry("x-acs-action", "StopAIAgentInstance")
        .containsEntry("x-acs-version", "2020-11-09")
        .containsEntry("x-acs-date", "2026-01-02T03:04:05Z")
        .containsEntry("x-acs-signature-nonce", "n1")
        .containsEntry("x-acs-content-sha256", Acs3Request.EMPTY_BODY_SHA256)
        .doesNotContainKey("x-acs-security-token")
        .doesNotContainKey("host");
    assertThat(authorization(headers).signedHeaders())
        .containsExactly(
            "host",
            "x-acs-action",
            "x-acs-content-sha256",
            "x-acs-date",
            "x-acs-signature-nonce",
            "x-acs-version");
  }

  @Test
  void signsTheSecurityTokenOfTemporaryCredentials() {
    Map<String, String> headers = values(signer.sign(REQUEST, WITH_TOKEN, AT, "n1"));

    assertThat(headers).containsEntry("x-acs-security-token", "sts-token");
    assertThat(authorization(headers).signedHeaders()).contains("x-acs-security-token");
  }

  @Test
  void writesEveryDateOfItsOwnSecond() {
    for (String second :
        List.of(
            "2026-01-02T03:04:05Z",
            "2026-01-02T03:04:06Z",
            "2026-01-02T03:04:05Z",
            "1970-01-01T00:00:00Z")) {
      assertThat(values(signer.sign(REQUEST, CREDENTIALS, Instant.parse(second), "n1")))
          .containsEntry("x-acs-date", second);
    }
  }

  @Test
  void sameInputGivesSameOutputAlsoBetweenOtherKeysAndOnManyThreads() {
    Credentials other = Credentials.permanent("key-id", "other-secret");
    String expected = signature(REQUEST, CREDENTIALS, AT, "n1");
    String expectedOther = new Acs3SignerTest().signature(REQUEST, other, AT, "n1");

    Set<String> signatures = new HashSet<>();
    IntStream.range(0, 4_000)
        .parallel()
        .mapToObj(
            i ->
                i % 2 == 0
                    ? "a" + signature(REQUEST, CREDENTIALS, AT.plusMillis(i % 7), "n1")
                    : "b" + signature(REQUEST, other, AT, "n1"))
        .forEachOrdered(signatures::add);

    assertThat(signatures).containsExactlyInAnyOrder("a" + expected, "b" + expectedOther);
  }

  @Property(tries = 300)
  void anyChangedByteBreaksTheSignature(
      @ForAll @IntRange(max = 5) int part,
      @ForAll @IntRange(max = 63) int position,
      @ForAll @IntRange(min = 1, max = 25) int shift) {
    List<String> parts =
        List.of(
            "AgentConfig=abc%20&InstanceId=1",
            "ims.test:8080", "StopAIAgentInstance", "2020-11-09", "0123456789abcdef", "key-secret");
    List<String> changed = new ArrayList<>(parts);
    changed.set(part, change(parts.get(part), position, shift));

    assertThat(signatureOf(changed, AT)).isNotEqualTo(signatureOf(parts, AT));
    assertThat(signatureOf(parts, AT.plusSeconds(shift))).isNotEqualTo(signatureOf(parts, AT));
  }

  @Property(tries = 300)
  void anyChangedByteOfAReceivedHeaderBreaksTheSignature(
      @ForAll @IntRange(max = 6) int header,
      @ForAll @IntRange(max = 63) int position,
      @ForAll @IntRange(min = 1, max = 25) int shift) {
    TreeMap<String, String> headers =
        new TreeMap<>(values(signer.sign(REQUEST, WITH_TOKEN, AT, "n1")));
    headers.remove("Authorization");
    headers.put("host", REQUEST.host());
    String before = signer.signature(received(headers), CREDENTIALS.accessKeySecret());
    String name = List.copyOf(headers.keySet()).get(header);
    headers.put(name, change(headers.get(name), position, shift));

    assertThat(signer.signature(received(headers), CREDENTIALS.accessKeySecret()))
        .isNotEqualTo(before);
  }

  @Test
  void severalValuesOfAHeaderAreSortedAndJoined() {
    assertThat(CanonicalRequest.headerValue(List.of(" b ", "a"))).isEqualTo("a,b");
    assertThat(CanonicalRequest.headerValue(List.of(" b "))).isEqualTo("b");
  }

  @Test
  void printsNoSecretNoTokenAndNoSignature() {
    SignedHeaders signed = signer.sign(REQUEST, WITH_TOKEN, AT, "n1");
    Acs3Authorization authorization = authorization(values(signed));

    assertThat(signed + " " + WITH_TOKEN + " " + authorization)
        .doesNotContain("key-secret", "sts-token", authorization.signature());
  }

  @Test
  void refusesHalfAKey() {
    assertThatThrownBy(() -> Credentials.permanent("key-id", " "))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Credentials.permanent("", "secret"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private String signatureOf(List<String> parts, Instant at) {
    return signature(
        new Acs3Request("POST", "/", parts.get(0), parts.get(1), parts.get(2), parts.get(3)),
        Credentials.permanent("key-id", parts.get(5)),
        at,
        parts.get(4));
  }

  private String signature(Acs3Request request, Credentials credentials, Instant at, String nonce) {
    return authorization(values(signer.sign(request, credentials, at, nonce))).signature();
  }

  private static CanonicalRequest received(SortedMap<String, String> headers) {
    return new CanonicalRequest(
        "POST", "/", REQUEST.query(), headers, headers.get("x-acs-content-sha256"));
  }

  private static Acs3Authorization authorization(Map<String, String> headers) {
    return Acs3Authorization.parse(headers.get("Authorization")).orElseThrow();
  }

  private static Map<String, String> values(SignedHeaders headers) {
    Map<String, String> values = new LinkedHashMap<>();
    headers.forEach(values::put);
    return values;
  }

  /** Replaces one byte by another that stands for itself in a query and in a header. */
  private static String change(String value, int position, int shift) {
    byte[] bytes = value.getBytes(UTF_8);
    int at = position % bytes.length;
    byte old = bytes[at];
    byte replacement = (byte) ('a' + (Character.toLowerCase(old) - 'a' + shift + 26 * 10) % 26);
    bytes[at] = replacement == old ? (byte) '_' : replacement;
    return new String(bytes, UTF_8);
  }
}
