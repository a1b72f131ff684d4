package io.aui.appserver.ims.signing;

import io.aui.appserver.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Signs with ACS3-HMAC-SHA256. Every call to IMS passes through here, so what can be kept is kept:
 * the keyed HMAC for as long as the credentials stay the same object, the date text for as long as
 * the second lasts. Safe for use by many threads; the result depends on the arguments alone.
 */
public final class Acs3Signer {
  private static final String HOST = "host";

  private final Sha256 sha256 = new Sha256();
  private volatile HmacSha256 lastKey;
  private volatile DateText lastDate = new DateText(0, Instant.EPOCH.toString());

  /** Signs for one sender or checks for one receiver; keep it. */
  public Acs3Signer() {}

  /**
   * Signs a request.
   *
   * @param at the time to sign with; IMS takes what is within 15 minutes of its own
   * @param nonce never used before
   * @return the headers to add to the request
   */
  public SignedHeaders sign(
      Acs3Request request, Credentials credentials, Instant at, String nonce) {
    TreeMap<String, String> headers = new TreeMap<>();
    headers.put("x-acs-action", request.action());
    headers.put("x-acs-content-sha256", Acs3Request.EMPTY_BODY_SHA256);
    headers.put("x-acs-date", dateText(at));
    headers.put("x-acs-signature-nonce", nonce);
    headers.put("x-acs-version", request.version());
    credentials
        .securityToken()
        .ifPresent(token -> headers.put("x-acs-security-token", token.reveal()));
    headers.put(HOST, request.host());

    CanonicalRequest canonical = canonical(request, headers);
    String authorization =
        Acs3Authorization.format(
            credentials.accessKeyId(),
            canonical.signedHeaders(),
            signature(canonical, credentials.accessKeySecret()));
    // What was signed becomes what is sent; the HTTP client writes Host by itself.
    headers.remove(HOST);
    headers.put("Authorization", authorization);
    return new SignedHeaders(headers);
  }

  /**
   * The signature of a canonical request in lower-case hex, for whoever has to check one.
   *
   * @param accessKeySecret kept for the next call, while it stays the same object
   */
  public String signature(CanonicalRequest request, Secret accessKeySecret) {
    byte[] toSign = stringToSign(request).getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(key(accessKeySecret).of(toSign));
  }

  /** What the HMAC runs over: the algorithm and the hash of the canonical request. */
  public String stringToSign(CanonicalRequest request) {
    byte[] hash = sha256.of(request.text().getBytes(StandardCharsets.UTF_8));
    return Acs3Authorization.ALGORITHM + "\n" + HexFormat.of().formatHex(hash);
  }

  private static CanonicalRequest canonical(
      Acs3Request request, SortedMap<String, String> headers) {
    return new CanonicalRequest(
        request.method(), request.path(), request.query(), headers, Acs3Request.EMPTY_BODY_SHA256);
  }

  private HmacSha256 key(Secret secret) {
    HmacSha256 key = lastKey;
    if (key == null || !key.isOf(secret)) {
      key = new HmacSha256(secret);
      lastKey = key;
    }
    return key;
  }

  private String dateText(Instant at) {
    DateText date = lastDate;
    if (date.second != at.getEpochSecond()) {
      long second = at.getEpochSecond();
      date = new DateText(second, Instant.ofEpochSecond(second).toString());
      lastDate = date;
    }
    return date.text;
  }

  private record DateText(long second, String text) {}
}
