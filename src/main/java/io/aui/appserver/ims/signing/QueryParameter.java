package io.aui.appserver.ims.signing;

/**
 * One parameter in canonical encoding.
 *
 * @param text {@code name=value}, both encoded
 * @param nameLength where in the text the name ends
 */
record QueryParameter(String text, int nameLength) implements Comparable<QueryParameter> {

  /** Encodes the raw parameter that lies between two offsets of a query string. */
  static QueryParameter of(String rawQuery, int start, int end) {
    int equals = rawQuery.indexOf('=', start);
    int nameEnd = equals < 0 || equals > end ? end : equals;
    PercentEncoded text = new PercentEncoded(end - start + 16).addForm(rawQuery, start, nameEnd);
    int nameLength = text.length();
    text.separate('=').addForm(rawQuery, Math.min(nameEnd + 1, end), end);
    return new QueryParameter(text.toString(), nameLength);
  }

  /** By name, then by value, both by code point of what is encoded. */
  @Override
  public int compareTo(QueryParameter that) {
    int byName = PercentEncoded.compare(text, 0, nameLength, that.text, 0, that.nameLength);
    return byName != 0
        ? byName
        : PercentEncoded.compare(
            text,
            nameLength + 1,
            text.length(),
            that.text,
            that.nameLength + 1,
            that.text.length());
  }
}
