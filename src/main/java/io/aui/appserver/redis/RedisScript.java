package io.aui.appserver.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A Lua script that Redis runs as one step. It consists of libraries, which are resources in {@code
 * redis/}, and a main chunk, which calls their functions with its arguments ({@code ARGV}) and
 * returns the result. Its only key ({@code KEYS[1]}) is what the names of all keys start with.
 */
public final class RedisScript {
  private final String text;
  private final String sha;

  private RedisScript(String text) {
    this.text = text;
    this.sha = sha1(text);
  }

  /**
   * A script.
   *
   * @param main the main chunk
   * @param libraries names of the libraries without {@code .lua}, each after those that it uses
   */
  public static RedisScript of(String main, String... libraries) {
    StringBuilder text = new StringBuilder(library("keys"));
    for (String name : libraries) {
      text.append(library(name));
    }
    return new RedisScript(text.append(main).toString());
  }

  String text() {
    return text;
  }

  /** The name by which Redis knows the script once it has run it. */
  String sha() {
    return sha;
  }

  private static String library(String name) {
    String resource = "/redis/" + name + ".lua";
    try (InputStream file = RedisScript.class.getResourceAsStream(resource)) {
      if (file == null) {
        throw new IllegalArgumentException("there is no resource " + resource);
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sha1(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-1", e);
    }
  }
}
