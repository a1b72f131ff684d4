package io.aui.appserver.ims.signing;

import java.util.List;
import java.util.Optional;

/**
 * The {@code Authorization} header of a signed request.
 *
 * @param accessKeyId the key whose secret signed
 * @param signedHeaders lower-case names of the headers that the signature covers, in their order
 * @param signature lower-case hex
 */
public record Acs3Authorization(String accessKeyId, List<String> signedHeaders, String signature) {
  /** The name of the algorithm; the header begins with it. */
  public static final String ALGORITHM = "ACS3-HMAC-SHA256";

  private static final String CREDENTIAL = ALGORITHM + " Credential=";
  private static final String SIGNED_HEADERS = ",SignedHeaders=";
  private static final String SIGNATURE = ",Signature=";

  /** Copies the list of names. */
  public Acs3Authorization {
    signedHeaders = List.copyOf(signedHeaders);
  }

  /** Parses a header; empty if it is malformed. */
  public static Optional<Acs3Authorization> parse(String header) {
    if (header == null || !header.startsWith(CREDENTIAL)) {
      return Optional.empty();
    }
    int signedHeaders = header.indexOf(SIGNED_HEADERS);
    int signature = header.indexOf(SIGNATURE, signedHeaders + 1);
    if (signedHeaders < 0 || signature < 0) {
      return Optional.empty();
    }
    String keyId = header.substring(CREDENTIAL.length(), signedHeaders);
    String names = header.substring(signedHeaders + SIGNED_HEADERS.length(), signature);
    String hex = header.substring(signature + SIGNATURE.length());
    return keyId.isBlank() || names.isBlank() || hex.isBlank()
        ? Optional.empty()
        : Optional.of(new Acs3Authorization(keyId, split(names), hex));
  }

  /** The header's text. */
  public String format() {
    return format(accessKeyId, String.join(";", signedHeaders), signature);
  }

  static String format(String accessKeyId, String signedHeaders, String signature) {
    return CREDENTIAL + accessKeyId + SIGNED_HEADERS + signedHeaders + SIGNATURE + signature;
  }

  /** Leaves out the signature: with it, the request could be sent again. */
  @Override
  public String toString() {
    return "Acs3Authorization[" + accessKeyId + ", signed " + signedHeaders + "]";
  }

  private static List<String> split(String names) {
    return List.of(names.split(";", -1));
  }
}
