package io.aui.appserver.sandbox.state;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aui.appserver.Secret;
import io.aui.appserver.sandbox.protocol.Hash;
import io.aui.appserver.sandbox.protocol.Json;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * The ARTC application of the emulated account. Tokens are Base64 of a JSON object whose {@code
 * token} is a hash of all other members and the key.
 *
 * @param appId the public id
 * @param appKey the key that signs tokens; never sent
 */
public record RtcApp(String appId, Secret appKey) {

  /** A token to join a channel as this user until it expires. */
  public String token(String channelId, String userId, Instant expiry) {
    long timestamp = expiry.getEpochSecond();
    ObjectNode token =
        Json.object()
            .put("appid", appId)
            .put("channelid", channelId)
            .put("userid", userId)
            .put("nonce", "")
            .put("timestamp", timestamp)
            .put("token", hash(channelId, userId, "", timestamp));
    return Base64.getEncoder().encodeToString(token.toString().getBytes(UTF_8));
  }

  /**
   * Why a token does not permit this user to join this channel; empty if it does. Of a token of
   * another application only the form is checked, because its key is unknown.
   */
  public Optional<String> problem(String token, String channelId, String userId, Instant now) {
    Optional<ObjectNode> read = decode(token).flatMap(Json::readObject);
    if (read.isEmpty()) {
      return Optional.of("AuthToken is not Base64 of a JSON object");
    }
    JsonNode members = read.get();
    String hash = members.path("token").asText();
    if (!members.path("appid").isTextual()
        || !members.path("timestamp").isIntegralNumber()
        || !hash.matches("[0-9a-f]{64}")) {
      return Optional.of("AuthToken lacks appid, a numeric timestamp or a token");
    }
    if (!channelId.equals(members.path("channelid").textValue())
        || !userId.equals(members.path("userid").textValue())) {
      return Optional.of("AuthToken is for another channel or user than ChannelId and AgentUserId");
    }
    long timestamp = members.path("timestamp").asLong();
    if (timestamp <= now.getEpochSecond()) {
      return Optional.of("AuthToken has expired");
    }
    boolean wrongHash =
        appId.equals(members.path("appid").textValue())
            && !hash.equals(hash(channelId, userId, members.path("nonce").asText(), timestamp));
    return wrongHash ? Optional.of("AuthToken was not made with the AppKey") : Optional.empty();
  }

  /** A member of a token, such as {@code channelid}; empty if the token cannot be read. */
  public Optional<String> member(String token, String name) {
    return decode(token).flatMap(Json::readObject).map(members -> members.path(name).textValue());
  }

  private String hash(String channelId, String userId, String nonce, long timestamp) {
    return Hash.of(appId, appKey.reveal(), channelId, userId, nonce, Long.toString(timestamp));
  }

  private static Optional<String> decode(String base64) {
    try {
      return Optional.of(new String(Base64.getDecoder().decode(base64), UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
