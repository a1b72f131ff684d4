package io.aui.appserver.ims.signing;

import static org.assertj.core.api.Assertions.assertThat;

import io.aui.appserver.Secret;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class Acs3SignerVectorsTest {
  private final Acs3Signer signer = new Acs3Signer();

  static List<SignatureVector> vectors() throws IOException {
    return SignatureVector.all();
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void signsAsTheFolderSays(SignatureVector vector) {
    SignatureVector.Head head = vector.request();
    Map<String, String> sent = new TreeMap<>(head.headers());
    signer
        .sign(
            new Acs3Request(
                head.method(),
                head.path(),
                CanonicalQuery.of(head.rawQuery()),
                head.headers().get("host"),
                vector.text("action"),
                vector.text("version")),
            credentials(vector),
            Instant.parse(vector.text("date")),
            vector.text("nonce"))
        .forEach((name, value) -> sent.put(name.toLowerCase(Locale.ROOT), value));

    assertThat(sent).isEqualTo(vector.signed().headers());
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void recomputesTheSignatureOfAReceivedRequest(SignatureVector vector) {
    SignatureVector.Head head = vector.signed();
    Acs3Authorization authorization =
        Acs3Authorization.parse(head.headers().get("authorization")).orElseThrow();
    TreeMap<String, String> signed = new TreeMap<>(head.headers());
    signed.keySet().retainAll(authorization.signedHeaders());
    CanonicalRequest canonical =
        new CanonicalRequest(
            head.method(),
            head.path(),
            CanonicalQuery.of(head.rawQuery()),
            signed,
            head.headers().get("x-acs-content-sha256"));

    assertThat(canonical.query())
        .isEqualTo(vector.context().at("/expected/canonicalQuery").asText());
    assertThat(signer.stringToSign(canonical))
        .isEqualTo(
            "ACS3-HMAC-SHA256\n"
                + vector.context().at("/expected/hashedCanonicalRequest").asText());
    assertThat(signer.signature(canonical, credentials(vector).accessKeySecret()))
        .isEqualTo(authorization.signature());
    assertThat(authorization.format()).isEqualTo(head.headers().get("authorization"));
  }

  private static Credentials credentials(SignatureVector vector) {
    return new Credentials(
        vector.text("accessKeyId"),
        Secret.of(vector.text("accessKeySecret")),
        Optional.ofNullable(Secret.of(vector.text("securityToken"))));
  }
}
