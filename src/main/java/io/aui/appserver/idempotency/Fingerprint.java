package io.aui.appserver.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.aui.appserver.http.ApiVersion;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * A hash that is equal for requests with the same meaning. It covers the request record and the API
 * version, because members can mean different things on v1 and v2. It does not depend on the order
 * of members, white space, or whether a configuration was sent as an object or as a string. The
 * request cannot be read from it.
 */
final class Fingerprint {
  private final MessageDigest digest;

  private Fingerprint() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  static String of(ApiVersion version, JsonNode request) {
    Fingerprint fingerprint = new Fingerprint();
    fingerprint.text(version.segment());
    fingerprint.node(request);
    return HexFormat.of().formatHex(fingerprint.digest.digest());
  }

  /** Hashes type and size of each part, so that different trees never give the same bytes. */
  private void node(JsonNode node) {
    text(node.getNodeType().name());
    if (node.isObject()) {
      Map<String, JsonNode> sorted = new TreeMap<>();
      node.properties().forEach(member -> sorted.put(member.getKey(), member.getValue()));
      size(sorted.size());
      sorted.forEach(
          (name, value) -> {
            text(name);
            node(value);
          });
    } else if (node.isArray()) {
      size(node.size());
      node.forEach(this::node);
    } else {
      text(node.asText());
    }
  }

  private void text(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    size(bytes.length);
    digest.update(bytes);
  }

  private void size(int size) {
    for (int shift = 24; shift >= 0; shift -= 8) {
      digest.update((byte) (size >>> shift));
    }
  }
}
