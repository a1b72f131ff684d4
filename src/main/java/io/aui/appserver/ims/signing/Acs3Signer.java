package io.aui.appserver.ims.signing;

import io.aui.appserver.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Signs requests with ACS3-HMAC-SHA256 (Alibaba Cloud, "V3 request structure and signature"). The
 * result depends only on the arguments. For speed, the keyed HMAC is cached as long as the secret
 * is the same object, and the date text for one second. Safe for use by many threads.
 */
public final class Acs3Signer {
  private static final String HOST = "host";

  private final Sha256 sha256 = new Sha256();
  private volatile HmacSha256 lastKey;
  private volatile DateText lastDate = new DateText(0, Instant.EPOCH.toString());

  /** Creates a signer; reuse it, since it caches the key. */
  public Acs3Signer() {}

  /**
   * Signs a request.
   *
   * @param at the time of the signature; IMS accepts at most 15 minutes of difference to its clock
   * @param nonce a text that was never used before
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
    // The HTTP client sends Host by itself.
    headers.remove(HOST);
    headers.put("Authorization", authorization);
    return new SignedHeaders(headers);
  }

  /**
   * The signature of a canonical request in lower-case hex. Public for servers that check
   * signatures.
   *
   * @param accessKeySecret cached for the next call
   */
  public String signature(CanonicalRequest request, Secret accessKeySecret) {
    byte[] toSign = stringToSign(request).getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(key(accessKeySecret).of(toSign));
  }

  /** The input of the HMAC: the algorithm and the hash of the canonical request. */
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
