package io.aui.appserver.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.aui.appserver.Secret;
import io.aui.appserver.ims.signing.Credentials;
import io.aui.appserver.sandbox.SandboxClient.Reply;
import io.aui.appserver.testing.RawConnection;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestValidatorTest extends EmulatorTestBase {
  private static final String QUERY = "AIAgentId=agent-voice&UserData=a+b*c~d%7E%2B%E4%BD%A0";

  @Test
  void takesASignedRequestAndDecodesItsQuery() throws Exception {
    String raw = send(signed().text());

    assertThat(raw).startsWith("HTTP/1.1 200 OK").contains("\"InstanceId\"", "\"RequestId\"");
    ReceivedCall call = emulator.calls().get(0);
    assertThat(call.action()).isEqualTo("GenerateAIAgentCall");
    assertThat(call.parameters())
        .containsOnly(entry("AIAgentId", "agent-voice"), entry("UserData", "a b*c~d~+你"));
    assertThat(call.requestLine()).isEqualTo("POST /?" + QUERY + " HTTP/1.1");
    assertThat(call.header("x-acs-version")).isEqualTo("2020-11-09");
    assertThat(call.outcome()).isEqualTo("OK");
  }

  @Test
  void takesAChunkedEmptyBodyWithoutContentType() throws Exception {
    String raw = send(signed().endingWith("Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"));

    assertThat(raw).startsWith("HTTP/1.1 200 OK");
  }

  @Test
  void takesAVeryLongQuery() throws Exception {
    Reply reply =
        client.call(
            "GenerateAIAgentCall",
            Map.of("AIAgentId", "agent-voice", "UserData", "你".repeat(25_000)));

    assertThat(reply.status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST ?", "POST http://127.0.0.1/?", "POST x?"})
  void refusesARequestLineWhosePathIsNoSlash(String start) throws Exception {
    String raw = send(signed().startingWith(start));

    assertThat(raw).startsWith("HTTP/1.1 400 ").contains("POST /?");
  }

  @ParameterizedTest
  @CsvSource({
    "GET,    /?Action=StopAIAgentInstance,  400, UnsupportedHTTPMethod",
    "PUT,    /,  400, UnsupportedHTTPMethod",
    "POST,   /x, 404, InvalidApi.NotFound",
  })
  void refusesOtherMethodsAndPaths(String method, String path, int status, String code)
      throws Exception {
    Reply reply =
        SandboxClient.send(
            HttpRequest.newBuilder(emulator.base().resolve(path))
                .method(method, BodyPublishers.noBody()));

    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.code()).isEqualTo(code);
    assertThat(reply.contentType()).isEqualTo("application/json;charset=utf-8");
    assertThat(reply.text("HostId")).isEqualTo(client.host());
    assertThat(reply.text("RequestId")).isNotBlank();
  }

  @ParameterizedTest
  @CsvSource({
    "StopAIAgentinstance, 2020-11-09, 404, InvalidApi.NotFound",
    "DescribeAIAgent,     2020-11-09, 404, InvalidApi.NotFound",
    "StopAIAgentInstance, 2015-04-01, 400, InvalidVersion",
    "AssumeRole,          2020-11-09, 400, InvalidVersion",
  })
  void refusesUnknownOperationsAndOtherVersions(
      String action, String version, int status, String code) throws Exception {
    Reply reply = client.call(action, version, "", SandboxClient.CREDENTIALS);

    assertThat(reply.code()).isEqualTo(code);
    assertThat(reply.status()).isEqualTo(status);
  }

  @Test
  void refusesAnUnknownKey() throws Exception {
    assertRefusal(404, "InvalidAccessKeyId.NotFound", Credentials.permanent("nobody", "secret"));
  }

  @Test
  void refusesAWrongSecretAndShowsWhatItSigned() throws Exception {
    Credentials wrong = Credentials.permanent(SandboxDefaults.ACCESS_KEY_ID, "wrong");
    assertRefusal(400, "SignatureDoesNotMatch", wrong);

    Reply reply = client.call("GenerateAIAgentCall", "2020-11-09", QUERY, wrong);
    assertThat(reply.text("Message"))
        .contains("server StringToSign is [ACS3-HMAC-SHA256\n")
        .contains("server CanonicalRequest is [POST\n/\n")
        .contains("AIAgentId=agent-voice&UserData=a%20b%2Ac~d~%2B%E4%BD%A0\n")
        .contains("host:" + client.host() + "\n")
        .doesNotContain(SandboxDefaults.ACCESS_KEY_SECRET);
  }

  @Test
  void refusesATokenThatIsNotTheKeys() throws Exception {
    assertRefusal(
        400,
        "InvalidSecurityToken.Malformed",
        new Credentials(
            SandboxDefaults.ACCESS_KEY_ID,
            Secret.of(SandboxDefaults.ACCESS_KEY_SECRET),
            Optional.of(Secret.of("made-up"))));
  }

  @ParameterizedTest(name = "{0}: {1} -> {2}")
  @CsvSource(
      delimiter = '|',
      nullValues = "absent",
      textBlock =
          """
          Authorization        | absent                              | IncompleteSignature
          Authorization        | Bearer token                        | InvalidSignatureMethod
          Authorization        | ACS3-HMAC-SHA256 Signature=1        | IncompleteSignature
          x-acs-date           | absent                              | InvalidTimeStamp.Format
          x-acs-date           | 2026-01-02 03:04:05                 | InvalidTimeStamp.Format
          x-acs-date           | 2026-01-02T03:04:05.123Z            | InvalidTimeStamp.Format
          x-acs-date           | 2026-13-02T03:04:05Z                | InvalidTimeStamp.Format
          x-acs-content-sha256 | absent                              | IncompleteSignature
          x-acs-content-sha256 | 00                                  | SignatureDoesNotMatch
          x-acs-signature-nonce| another                             | SignatureDoesNotMatch
          x-acs-signature-nonce| absent                              | IncompleteSignature
          x-acs-extra          | not signed                          | IncompleteSignature
          x-acs-security-token | not signed                          | InvalidSecurityToken.Malformed
          content-type         | not/signed                          | IncompleteSignature
          """)
  void refusesASpoiltHeader(String name, String value, String code) throws Exception {
    SignedRequest request = signed();
    request.headers.remove(name);
    if (value != null) {
      request.headers.put(name, value);
    }
    String raw = send(request.text());

    assertThat(raw).startsWith("HTTP/1.1 400 ").contains("\"Code\":\"" + code + "\"");
    assertThat(emulator.calls().get(0).outcome()).isEqualTo(code);
  }

  @Test
  void refusesASignatureThatLeavesTheHostOut() throws Exception {
    SignedRequest request = signed();
    request.headers.computeIfPresent("Authorization", (name, value) -> value.replace("host;", ""));
    String raw = send(request.text());

    assertThat(raw).contains("IncompleteSignature", "sent, but not signed: host");
  }

  @Test
  void refusesABodyThatWasNotHashed() throws Exception {
    String raw = send(signed().endingWith("Content-Length: 3\r\n\r\na=b"));

    assertThat(raw).startsWith("HTTP/1.1 400 ").contains("SignatureDoesNotMatch", "of the body");
  }

  @Test
  void refusesAnotherQueryThanTheSignedOne() throws Exception {
    String raw = send(signed().withQuery(QUERY + "x"));

    assertThat(raw).contains("SignatureDoesNotMatch");
  }

  @ParameterizedTest
  @ValueSource(longs = {-16, 16})
  void refusesADateMoreThanFifteenMinutesOff(long minutes) throws Exception {
    clock.move(Duration.ofMinutes(minutes));

    assertRefusal(400, "InvalidTimeStamp.Expired", SandboxClient.CREDENTIALS);
  }

  @ParameterizedTest
  @ValueSource(longs = {-14, 14})
  void takesADateThatIsNotThatMuchOff(long minutes) throws Exception {
    clock.move(Duration.ofMinutes(minutes));

    assertThat(instance()).isNotBlank();
  }

  @Test
  void refusesAReplayedRequestAsLongAsItsDateIsGood() throws Exception {
    SignedRequest request = signed();

    assertThat(send(request.text())).startsWith("HTTP/1.1 200 OK");
    assertThat(send(request.text())).contains("SignatureNonceUsed");
    clock.move(Duration.ofMinutes(14));
    assertThat(send(request.text())).contains("SignatureNonceUsed");
    clock.move(Duration.ofMinutes(2));
    assertThat(send(request.text())).contains("InvalidTimeStamp.Expired");
  }

  @Test
  void aRequestThatIsSignedWronglyUsesNoNonceUp() throws Exception {
    SignedRequest request = signed();

    assertThat(send(request.withQuery("spoilt"))).contains("SignatureDoesNotMatch");
    assertThat(send(request.text())).startsWith("HTTP/1.1 200 OK");
  }

  @Test
  void refusesAParameterThatIsThereTwiceAndAQueryThatCannotBeDecoded() throws Exception {
    assertThat(query("AIAgentId=agent-voice&AIAgentId=x").code()).isEqualTo("InvalidAIAgentId");
    String raw = send(signed("a=%zz").text());
    assertThat(raw).contains("InvalidParameter.Format");
  }

  private Reply query(String rawQuery) throws Exception {
    return client.call("GenerateAIAgentCall", "2020-11-09", rawQuery, SandboxClient.CREDENTIALS);
  }

  private void assertRefusal(int status, String code, Credentials credentials) throws Exception {
    Reply reply = client.call("GenerateAIAgentCall", "2020-11-09", QUERY, credentials);
    assertThat(reply.code()).as(reply.body()).isEqualTo(code);
    assertThat(reply.status()).isEqualTo(status);
  }

  private SignedRequest signed() {
    return signed(QUERY);
  }

  private SignedRequest signed(String query) {
    return new SignedRequest(client.host(), query);
  }

  private String send(String request) throws Exception {
    return RawConnection.exchange(emulator.port(), request);
  }
}
