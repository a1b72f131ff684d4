package io.aui.appserver.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.aui.appserver.http.ApiVersion;
import io.aui.appserver.http.JsonObjectText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FingerprintTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  record Request(String user, JsonObjectText config) {}

  @Test
  void doesNotDependOnTheOrderOfMembersOrWhiteSpace() throws Exception {
    assertThat(v1("{\"a\":1,\"b\":{\"c\":[1,2],\"d\":null}}"))
        .isEqualTo(v1("{ \"b\": {\"d\":null, \"c\":[1, 2]}, \"a\": 1 }"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"a\":1}|{\"a\":2}",
        "{\"a\":1}|{\"a\":\"1\"}",
        "{\"a\":[1,2]}|{\"a\":[2,1]}",
        "{\"a\":\"\"}|{}",
        "{\"a\":null}|{}",
        "{\"a\":\"bc\"}|{\"ab\":\"c\"}",
        "{\"a\":{\"b\":\"c\"}}|{\"a\":{},\"b\":\"c\"}",
        "{\"a\":[[],1]}|{\"a\":[[1]]}",
        "{\"a\":false}|{\"a\":\"false\"}",
      })
  void differsWithEveryDifference(String one, String other) throws Exception {
    assertThat(v1(one)).isNotEqualTo(v1(other));
  }

  @Test
  void differsBetweenVersions() throws Exception {
    assertThat(Fingerprint.of(ApiVersion.V2, JSON.readTree("{}"))).isNotEqualTo(v1("{}"));
  }

  @Test
  void takesAConfigurationAsTextForTheSameAsAnObject() throws Exception {
    Request asObject = read("{\"user\":\"u\",\"config\":{\"b\":1,\"a\":\"x\"}}");
    Request asText = read("{\"config\":\"{ \\\"a\\\": \\\"x\\\", \\\"b\\\": 1 }\",\"user\":\"u\"}");

    assertThat(bound(asText)).isEqualTo(bound(asObject));
  }

  private static Request read(String json) throws Exception {
    return JSON.readValue(json, Request.class);
  }

  private static String bound(Request request) {
    return Fingerprint.of(ApiVersion.V1, BoundRequest.tree(request));
  }

  private static String v1(String json) throws Exception {
    return Fingerprint.of(ApiVersion.V1, JSON.readTree(json));
  }
}
