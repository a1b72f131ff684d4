package io.aui.appserver.ims.credentials;

import io.aui.appserver.Secret;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * Which credentials are configured, under the variable names that Alibaba Cloud's tools use. Of
 * several kinds the first one counts.
 */
@Singleton
public final class CredentialsConfig {
  /** The id of an AccessKey. */
  public static final String ID = "ALIBABA_CLOUD_ACCESS_KEY_ID";

  /** The secret of an AccessKey. */
  public static final String SECRET = "ALIBABA_CLOUD_ACCESS_KEY_SECRET";

  static final String TOKEN = "ALIBABA_CLOUD_SECURITY_TOKEN";
  static final String DIRECTORY = "APPSERVER_CREDENTIALS_DIRECTORY";
  static final String ROLE = "ALIBABA_CLOUD_ROLE_ARN";
  static final String PROVIDER = "ALIBABA_CLOUD_OIDC_PROVIDER_ARN";
  static final String TOKEN_FILE = "ALIBABA_CLOUD_OIDC_TOKEN_FILE";
  static final String SESSION = "ALIBABA_CLOUD_ROLE_SESSION_NAME";
  static final String ECS_ROLE = "ALIBABA_CLOUD_ECS_METADATA";

  /** A kind of credentials. */
  public enum Kind {
    /** An AccessKey in the environment, permanent or with a security token. */
    ACCESS_KEY,
    /** Files of a mounted Secret, named as the variables of an AccessKey. */
    DIRECTORY_OF_FILES,
    /** A role for a Kubernetes service account (RRSA). */
    OIDC_ROLE,
    /** The role of the ECS instance on which this server runs. */
    INSTANCE_ROLE
  }

  private final Config config;

  private final CredentialsPlacesConfig places;

  CredentialsConfig(Config config, CredentialsPlacesConfig places) {
    this.config = config;
    this.places = places;
  }

  /** The first kind that is complete. */
  public Optional<Kind> kind() {
    return Arrays.stream(Kind.values()).filter(kind -> missing(kind).isEmpty()).findFirst();
  }

  /** Where the metadata service is; empty if the setting is no URL of a host. */
  public Optional<URI> metadataEndpoint() {
    try {
      return Optional.of(new URI(places.metadataEndpoint())).filter(uri -> uri.getHost() != null);
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /** The environment names that are missing although others of the same kind are set. */
  public List<String> missing() {
    return Arrays.stream(Kind.values()).map(this::missingIfBegun).flatMap(List::stream).toList();
  }

  private List<String> missingIfBegun(Kind kind) {
    List<String> missing = missing(kind);
    boolean begun =
        missing.size() < names(kind).size() || (kind == Kind.ACCESS_KEY && text(TOKEN).isPresent());
    return begun ? missing : List.of();
  }

  private List<String> missing(Kind kind) {
    return names(kind).stream().filter(name -> text(name).isEmpty()).toList();
  }

  private static List<String> names(Kind kind) {
    return switch (kind) {
      case ACCESS_KEY -> List.of(ID, SECRET);
      case DIRECTORY_OF_FILES -> List.of(DIRECTORY);
      case OIDC_ROLE -> List.of(ROLE, PROVIDER, TOKEN_FILE);
      case INSTANCE_ROLE -> List.of(ECS_ROLE);
    };
  }

  String required(String name) {
    return text(name).orElseThrow();
  }

  /** A setting that is not blank. */
  Optional<String> text(String name) {
    return config.getOptionalValue(name, String.class).filter(text -> !text.isBlank());
  }

  Optional<Secret> securityToken() {
    return text(TOKEN).map(Secret::of);
  }
}
