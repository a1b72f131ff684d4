package io.aui.appserver.ims;

import io.aui.appserver.ims.failure.ImsErrorClassifier;
import io.aui.appserver.ims.failure.ImsException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Pattern;

/** Refuses requests whose query is longer than {@code appserver.ims.max-query}. */
final class QueryLimit {
  private static final Pattern WORD_START = Pattern.compile("(?<=[a-z])[A-Z]");

  private final long maxBytes;

  QueryLimit(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  /**
   * Checks the length of a query.
   *
   * @param canonicalQuery the query as it is sent: percent-encoded, one byte per character
   * @throws ImsException if it is too long; the message names the longest parameter by callers'
   *     name
   */
  void check(String canonicalQuery) {
    if (canonicalQuery.length() > maxBytes) {
      throw ImsErrorClassifier.requestTooLong(message(canonicalQuery));
    }
  }

  private String message(String query) {
    String longest =
        Arrays.stream(query.split("&")).max(Comparator.comparingInt(String::length)).orElseThrow();
    String name = longest.substring(0, longest.indexOf('='));
    return memberName(name)
        + " is too long: encoded for IMS it has "
        + (longest.length() - name.length() - 1)
        + " bytes and the whole request "
        + query.length()
        + ", at most "
        + maxBytes
        + " are allowed";
  }

  /** {@code AgentConfig} is the member {@code agent_config}. */
  private static String memberName(String parameter) {
    return WORD_START.matcher(parameter).replaceAll("_$0").toLowerCase(Locale.ROOT);
  }
}
