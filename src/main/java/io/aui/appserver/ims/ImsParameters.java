package io.aui.appserver.ims;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** The parameters of one request, spelled as IMS spells them. They travel in the query. */
final class ImsParameters {
  private final SortedMap<String, String> values = new TreeMap<>();

  /** Adds one; null is left out, an empty text is sent as one. */
  ImsParameters with(String name, Object value) {
    if (value != null) {
      values.put(name, value.toString());
    }
    return this;
  }

  /** The values by name, in the order in which they are signed. */
  SortedMap<String, String> values() {
    return Collections.unmodifiableSortedMap(values);
  }
}
