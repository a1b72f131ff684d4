package io.aui.appserver.ims.signing;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * The query that is signed, from parameters or from a query string as it stands on a request line.
 * On the wire values may be form encoded (blank as {@code +}, {@code *} and sometimes {@code ~}
 * escaped or not, hex digits in either case); signed is the RFC 3986 encoding of the same values,
 * sorted by name. This server sends what it signs; its sandbox takes either.
 */
public final class CanonicalQuery {
  private CanonicalQuery() {}

  /**
   * The canonical form of parameters that are not encoded yet. It may be sent as it is: to every
   * server, form encoding is only another spelling of it.
   *
   * @param parameters in their natural order, which is the canonical one for names in ASCII
   */
  public static String of(SortedMap<String, String> parameters) {
    PercentEncoded canonical = new PercentEncoded(1024);
    parameters.forEach(
        (name, value) -> {
          if (canonical.length() > 0) {
            canonical.separate('&');
          }
          canonical.add(name).separate('=').add(value);
        });
    return canonical.toString();
  }

  /**
   * The canonical form of a raw query string. It does not depend on the order of the parameters;
   * repeated names are sorted by value. A parameter without {@code =} counts as one with an empty
   * value, empty parameters ({@code a=1&&b=2}) are dropped, and a {@code %} that starts no escape
   * stands for itself.
   *
   * @param rawQuery what follows the {@code ?}, still encoded; null or empty where there is none
   * @return {@code name=value} pairs joined with {@code &}, or the empty string
   */
  public static String of(String rawQuery) {
    if (rawQuery == null || rawQuery.isEmpty()) {
      return "";
    }
    List<QueryParameter> parameters = new ArrayList<>();
    for (int start = 0; start < rawQuery.length(); ) {
      int ampersand = rawQuery.indexOf('&', start);
      int end = ampersand < 0 ? rawQuery.length() : ampersand;
      if (end > start) {
        parameters.add(QueryParameter.of(rawQuery, start, end));
      }
      start = end + 1;
    }
    parameters.sort(null);
    return parameters.stream().map(QueryParameter::text).collect(Collectors.joining("&"));
  }
}
