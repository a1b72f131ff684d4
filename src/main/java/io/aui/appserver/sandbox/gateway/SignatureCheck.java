package io.aui.appserver.sandbox.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.aui.appserver.ims.signing.Acs3Authorization;
import io.aui.appserver.ims.signing.Acs3Signer;
import io.aui.appserver.ims.signing.CanonicalQuery;
import io.aui.appserver.ims.signing.CanonicalRequest;
import io.aui.appserver.ims.signing.Credentials;
import io.aui.appserver.sandbox.protocol.Hash;
import io.aui.appserver.sandbox.protocol.RecordedRequest;
import io.aui.appserver.sandbox.protocol.Refusal;
import io.aui.appserver.sandbox.protocol.RefusedException;
import io.aui.appserver.sandbox.protocol.Timestamps;
import io.aui.appserver.sandbox.state.AccessKeys;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Verifies the ACS3-HMAC-SHA256 signature of a request: a known key, a date within 15 minutes, a
 * nonce that is new, and the signature itself.
 */
final class SignatureCheck {
  private static final Duration TOLERANCE = Duration.ofMinutes(15);

  private final AccessKeys keys;
  private final NonceMemory nonces = new NonceMemory();
  private final Acs3Signer signer = new Acs3Signer();

  SignatureCheck(AccessKeys keys) {
    this.keys = keys;
  }

  /** Throws the refusal of the first check that fails, with the code of the real gateway. */
  void check(RecordedRequest request, Instant now) {
    Acs3Authorization authorization = authorization(request);
    checkDate(request, now);
    Credentials credentials =
        keys.find(authorization.accessKeyId(), request.header("x-acs-security-token"), now);
    checkSignedHeaders(request, authorization.signedHeaders());
    checkBody(request);
    checkSignature(request, authorization, credentials);
    // Last, so that only correctly signed requests use up nonces.
    request.header("x-acs-signature-nonce").ifPresent(nonce -> checkNonce(nonce, now));
  }

  private static Acs3Authorization authorization(RecordedRequest request) {
    String header = request.header("authorization").orElse("");
    if (!header.isEmpty() && !header.startsWith(Acs3Authorization.ALGORITHM + " ")) {
      throw refused("InvalidSignatureMethod", "Specified signature method is not valid.");
    }
    return Acs3Authorization.parse(header)
        .orElseThrow(() -> incomplete("the Authorization header is absent or misshapen"));
  }

  private static void checkDate(RecordedRequest request, Instant now) {
    Instant date =
        request
            .header("x-acs-date")
            .flatMap(Timestamps::parseSeconds)
            .orElseThrow(
                () ->
                    refused(
                        "InvalidTimeStamp.Format",
                        "Specified time stamp or date value is not well formatted."));
    if (Duration.between(date, now).abs().compareTo(TOLERANCE) > 0) {
      throw refused("InvalidTimeStamp.Expired", "Specified time stamp or date value is expired.");
    }
  }

  private static void checkSignedHeaders(RecordedRequest request, List<String> signed) {
    if (!signed.equals(signed.stream().sorted().distinct().toList())) {
      throw incomplete("SignedHeaders are not sorted, or name one twice");
    }
    for (String name : signed) {
      if (!request.headers().containsKey(name)) {
        throw incomplete("signed, but not sent: " + name);
      }
    }
    for (String name : request.headers().keySet()) {
      boolean mustBeSigned =
          name.startsWith("x-acs-") || name.equals("host") || name.equals("content-type");
      if (mustBeSigned && !signed.contains(name)) {
        throw incomplete("sent, but not signed: " + name);
      }
    }
  }

  private static void checkBody(RecordedRequest request) {
    String stated = request.header("x-acs-content-sha256").orElse("");
    if (!stated.equals(Hash.of(request.body().getBytes()))) {
      throw refused(
          "SignatureDoesNotMatch",
          "Specified signature does not match our calculation."
              + " x-acs-content-sha256 is not the SHA-256 of the body.");
    }
  }

  private void checkSignature(
      RecordedRequest request, Acs3Authorization authorization, Credentials credentials) {
    SortedMap<String, String> headers = new TreeMap<>();
    for (String name : authorization.signedHeaders()) {
      headers.put(name, CanonicalRequest.headerValue(request.headers().get(name)));
    }
    CanonicalRequest canonical =
        new CanonicalRequest(
            request.method(),
            request.path(),
            CanonicalQuery.of(request.rawQuery()),
            headers,
            headers.get("x-acs-content-sha256"));
    String expected = signer.signature(canonical, credentials.accessKeySecret());
    if (!MessageDigest.isEqual(
        expected.getBytes(UTF_8), authorization.signature().getBytes(UTF_8))) {
      throw refused(
          "SignatureDoesNotMatch",
          "Specified signature does not match our calculation. server StringToSign is ["
              + signer.stringToSign(canonical)
              + "] server CanonicalRequest is ["
              + canonical.text()
              + "]");
    }
  }

  private void checkNonce(String nonce, Instant now) {
    if (!nonces.isNew(nonce, now)) {
      throw refused("SignatureNonceUsed", "Specified signature nonce was used already.");
    }
  }

  private static RefusedException incomplete(String why) {
    return refused(
        "IncompleteSignature",
        "The request signature does not conform to Aliyun standards: " + why + ".");
  }

  private static RefusedException refused(String code, String message) {
    return new Refusal(400, code, message).asException();
  }
}
