package io.aui.appserver.rtc;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aui.appserver.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/**
 * An ARTC application, which makes tokens. A token is Base64 of JSON: the parts and the lower-case
 * hex SHA-256 of application id, key, channel, user, nonce and expiry, joined without separators
 * (Alibaba Cloud, ARTC token-based authentication). Since nothing separates the parts, {@link
 * RtcTokens} refuses ids with which a token could be divided in another way.
 */
record RtcApplication(String appId, Secret appKey) {
  /** Clients before version 2.5 of the official demo cannot connect without it. */
  private static final String GATEWAY = "https://gw.rtn.aliyuncs.com";

  /**
   * Makes the token that clients take as their only parameter to join.
   *
   * @param nonce from {@link TokenNonce}, or empty
   * @param expiresAt Unix seconds
   */
  Secret token(String channelId, String userId, String nonce, long expiresAt) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("appid", appId);
    json.put("channelid", channelId);
    json.put("userid", userId);
    json.put("nonce", nonce);
    json.put("timestamp", expiresAt);
    json.putArray("gslb").add(GATEWAY);
    json.put("token", hash(channelId, userId, nonce, expiresAt));
    byte[] utf8 = json.toString().getBytes(StandardCharsets.UTF_8);
    return Secret.of(Base64.getEncoder().encodeToString(utf8));
  }

  String hash(String channelId, String userId, String nonce, long expiresAt) {
    String joined = appId + appKey.reveal() + channelId + userId + nonce + expiresAt;
    return HexFormat.of().formatHex(sha256().digest(joined.getBytes(StandardCharsets.UTF_8)));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
