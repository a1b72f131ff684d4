package io.aui.appserver.ims.signing;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * The headers that make a request a signed one: {@code Authorization} and the {@code x-acs-*} that
 * it covers. The HTTP client sends {@code Host} by itself. Values leave only through {@link
 * #forEach}; printing shows the names.
 */
public final class SignedHeaders {
  private final Map<String, String> values;

  SignedHeaders(Map<String, String> values) {
    this.values = Collections.unmodifiableMap(values);
  }

  /** Hands every header to a consumer, by name and value. */
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
