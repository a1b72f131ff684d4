package io.aui.appserver.ims.signing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;

class CanonicalQueryTest {

  @ParameterizedTest(name = "{0}: {1} -> {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          blank as form            | a=1+2              | a=1%202
          blank as escape          | a=1%202            | a=1%202
          escaped plus             | a=1%2B2            | a=1%2B2
          star as it stands        | a=*                | a=%2A
          star escaped             | a=%2a              | a=%2A
          tilde as it stands       | a=~                | a=~
          tilde escaped            | a=%7E              | a=~
          unreserved escaped       | a=%2D%5f%2e%41     | a=-_.A
          escaped percent          | a=%2541            | a=%2541
          percent without digits   | a=50%              | a=50%25
          percent, one digit       | a=%4&b=1           | a=%254&b=1
          percent, no hex          | a=%zz              | a=%25zz
          braces and quotes        | a={"k":[1]}        | a=%7B%22k%22%3A%5B1%5D%7D
          Chinese as it stands     | a=你               | a=%E4%BD%A0
          Chinese in lower case    | a=%e4%bd%a0        | a=%E4%BD%A0
          emoji as it stands       | a=😀b              | a=%F0%9F%98%80b
          no UTF-8                 | a=%ff              | a=%FF
          empty value              | a=                 | a=
          no equals sign           | a                  | a=
          no equals sign, then one | a&b=2              | a=&b=2
          empty name               | =2                 | =2
          equals sign in the value | a=b=c              | a=b%3Dc
          empty parameters         | &a=1&&b=2&         | a=1&b=2
          sorted by name           | b=1&a=2            | a=2&b=1
          upper case first         | AgentConfig=1&AIAgentId=2&a=3 | AIAgentId=2&AgentConfig=1&a=3
          shorter name first       | ab=1&a=2           | a=2&ab=1
          name before equals sign  | a-=1&a=2           | a=2&a-=1
          repeated names           | a=2&a=1&a=10       | a=1&a=10&a=2
          escapes in names         | %7Bb=1&_=2         | _=2&%7Bb=1
          beyond the basic plane   | 😀=1&ｚ=2          | %EF%BD%9A=2&%F0%9F%98%80=1
          """)
  void encodes(String what, String raw, String canonical) {
    assertThat(CanonicalQuery.of(raw)).as(what).isEqualTo(canonical);
  }

  @ParameterizedTest
  @NullAndEmptySource
  void noQueryGivesAnEmptyLine(String raw) {
    assertThat(CanonicalQuery.of(raw)).isEmpty();
  }

  @Test
  void takesAVeryLongValue() {
    String value = "长 ".repeat(50_000);
    assertThat(CanonicalQuery.of("a=" + URLEncoder.encode(value, UTF_8)))
        .isEqualTo("a=" + rfc3986(value));
  }

  @Property
  void everyFormEncodedTextComesOutAsRfc3986(@ForAll @NotEmpty String name, @ForAll String value) {
    String canonical =
        CanonicalQuery.of(URLEncoder.encode(name, UTF_8) + "=" + URLEncoder.encode(value, UTF_8));

    assertThat(canonical).isEqualTo(rfc3986(name) + "=" + rfc3986(value));
    assertThat(canonical).matches("[A-Za-z0-9._~%-]+=[A-Za-z0-9._~%-]*");
    // Half surrogates have no UTF-8; every encoder puts a question mark there.
    String encodable = new String(value.getBytes(UTF_8), UTF_8);
    assertThat(URLDecoder.decode(canonical.substring(canonical.indexOf('=') + 1), UTF_8))
        .isEqualTo(encodable);
  }

  @Property
  void isItsOwnCanonicalForm(@ForAll String raw) {
    String canonical = CanonicalQuery.of(raw);

    assertThat(CanonicalQuery.of(canonical)).isEqualTo(canonical);
  }

  @Property
  void doesNotDependOnTheOrderOfParameters(
      @ForAll @Size(max = 12) Map<@NotEmpty String, String> parameters, @ForAll Random random) {
    List<String> pairs = new ArrayList<>();
    parameters.forEach(
        (name, value) ->
            pairs.add(URLEncoder.encode(name, UTF_8) + "=" + URLEncoder.encode(value, UTF_8)));
    String canonical = CanonicalQuery.of(String.join("&", pairs));
    Collections.shuffle(pairs, random);

    assertThat(CanonicalQuery.of(String.join("&", pairs))).isEqualTo(canonical);
  }

  @Property
  void theQueryThatAFormMakesOfParametersBecomesTheirSortedRfc3986Form(
      @ForAll @Size(max = 12) Map<@AlphaChars @NotEmpty String, String> parameters) {
    List<String> form = new ArrayList<>();
    List<String> canonical = new ArrayList<>();
    new TreeMap<>(parameters)
        .descendingMap()
        .forEach((name, value) -> form.add(name + "=" + URLEncoder.encode(value, UTF_8)));
    new TreeMap<>(parameters).forEach((name, value) -> canonical.add(name + "=" + rfc3986(value)));

    assertThat(CanonicalQuery.of(String.join("&", form))).isEqualTo(String.join("&", canonical));
  }

  private static String rfc3986(String value) {
    return URLEncoder.encode(value, UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }
}
