package io.aui.appserver.ims.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class Acs3AuthorizationTest {
  @Test
  void readsWhatItWrites() {
    Acs3Authorization written = new Acs3Authorization("id", List.of("host", "x-acs-date"), "0a1b");

    assertThat(written.format())
        .isEqualTo("ACS3-HMAC-SHA256 Credential=id,SignedHeaders=host;x-acs-date,Signature=0a1b");
    assertThat(Acs3Authorization.parse(written.format())).contains(written);
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {
        "Bearer abc",
        "ACS3-HMAC-SHA256",
        "ACS3-HMAC-SHA1 Credential=id,SignedHeaders=host,Signature=0a",
        "ACS3-HMAC-SHA256 Credential=,SignedHeaders=host,Signature=0a",
        "ACS3-HMAC-SHA256 Credential=id,SignedHeaders=,Signature=0a",
        "ACS3-HMAC-SHA256 Credential=id,SignedHeaders=host,Signature=",
        "ACS3-HMAC-SHA256 Credential=id,Signature=0a,SignedHeaders=host",
        "ACS3-HMAC-SHA256 Credential=id,Signature=0a",
        "ACS3-HMAC-SHA256 SignedHeaders=host,Signature=0a",
      })
  void refusesWhatIsNotFormedAsItMustBe(String header) {
    assertThat(Acs3Authorization.parse(header)).isEmpty();
  }
}
