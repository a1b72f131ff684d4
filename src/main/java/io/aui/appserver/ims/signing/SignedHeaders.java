package io.aui.appserver.ims.signing;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * The headers that sign a request: {@code Authorization} and the {@code x-acs-*} headers that it
 * covers. The HTTP client sends {@code Host} by itself. Values are available only through {@link
 * #forEach}; {@link #toString} shows names only.
 */
public final class SignedHeaders {
  private final Map<String, String> values;

  SignedHeaders(Map<String, String> values) {
    this.values = Collections.unmodifiableMap(values);
  }

  /** Passes the name and the value of every header to a consumer. */
  public void forEach(BiConsumer<String, String> header) {
    values.forEach(header);
  }

  /** The names of the headers. */
  public Set<String> names() {
    return values.keySet();
  }

  @Override
  public String toString() {
    return "SignedHeaders" + names();
  }
}
