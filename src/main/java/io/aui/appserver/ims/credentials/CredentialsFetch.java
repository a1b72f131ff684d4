package io.aui.appserver.ims.credentials;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.aui.appserver.Secret;
import io.aui.appserver.ims.failure.ImsErrorClassifier;
import io.aui.appserver.ims.failure.ImsErrorReader;
import io.aui.appserver.ims.pipeline.ResponseLimit;
import io.aui.appserver.ims.response.AssumeRoleResponse;
import io.aui.appserver.ims.response.AssumeRoleResponse.TemporaryKey;
import io.aui.appserver.ims.response.TolerantMapper;
import io.aui.appserver.ims.signing.Credentials;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The ways in which credentials are fetched. They read files, so they run on worker threads. */
final class CredentialsFetch {
  private static final long MAX_FILE = 64 * 1024;

  /** The longest that every role allows. */
  private static final long SECONDS = 3_600;

  private static final String SESSION = "aui-appserver";

  private CredentialsFetch() {}

  /** Reads the files of an AccessKey. */
  static Supplier<Uni<FetchedCredentials>> ofDirectory(Path directory) {
    return () ->
        Uni.createFrom()
            .item(
                new FetchedCredentials(
                    new Credentials(
                        read(directory.resolve(CredentialsConfig.ID)),
                        Secret.of(read(directory.resolve(CredentialsConfig.SECRET))),
                        token(directory.resolve(CredentialsConfig.TOKEN))),
                    Optional.empty()));
  }

  /** Exchanges the identity token of a service account for a key, as RRSA does. */
  static Supplier<Uni<FetchedCredentials>> ofOidcRole(CredentialsConfig config, URI sts) {
    OidcClient client = client(OidcClient.class, sts);
    String role = config.required(CredentialsConfig.ROLE);
    String provider = config.required(CredentialsConfig.PROVIDER);
    Path tokenFile = Path.of(config.required(CredentialsConfig.TOKEN_FILE));
    String session = config.text(CredentialsConfig.SESSION).orElse(SESSION);
    return () ->
        client
            .assumeRole(role, provider, read(tokenFile), session, SECONDS)
            .map(ImsErrorClassifier::requireSuccess)
            .map(AssumeRoleResponse::credentials)
            .map(CredentialsFetch::fetched);
  }

  /** Asks the metadata service of the ECS instance for its role's key. */
  static Supplier<Uni<FetchedCredentials>> ofInstanceRole(String role, URI metadata) {
    MetadataClient client = client(MetadataClient.class, metadata);
    return () ->
        client
            .token()
            .flatMap(token -> client.key(token, role))
            .map(CredentialsFetch::parse)
            .map(CredentialsFetch::fetched);
  }

  private static TemporaryKey parse(String text) {
    try {
      return TolerantMapper.JSON.readValue(text, TemporaryKey.class);
    } catch (JsonProcessingException e) {
      throw new FetchFailure("the metadata service's response is not JSON");
    }
  }

  private static FetchedCredentials fetched(TemporaryKey key) {
    if (key == null
        || key.accessKeyId() == null
        || key.accessKeySecret() == null
        || key.securityToken() == null
        || key.expiration() == null) {
      throw new FetchFailure("the response lacks a part of the key");
    }
    try {
      return new FetchedCredentials(
          new Credentials(
              key.accessKeyId(), key.accessKeySecret(), Optional.of(key.securityToken())),
          Optional.of(Instant.parse(key.expiration())));
    } catch (DateTimeParseException e) {
      throw new FetchFailure("the response's Expiration is no date: " + key.expiration());
    }
  }

  private static Optional<Secret> token(Path file) {
    return Files.exists(file) ? Optional.of(Secret.of(read(file))) : Optional.empty();
  }

  /** Line ends around the text are dropped: tools that write files add them. */
  private static String read(Path file) {
    try {
      if (Files.size(file) > MAX_FILE) {
        throw new FetchFailure("the file " + file + " has more than " + MAX_FILE + " bytes");
      }
      String text = Files.readString(file, UTF_8).strip();
      if (text.isEmpty()) {
        throw new FetchFailure("the file " + file + " is empty");
      }
      return text;
    } catch (NoSuchFileException e) {
      throw new FetchFailure("the file " + file + " does not exist");
    } catch (IOException e) {
      throw new FetchFailure(
          "the file " + file + " cannot be read (" + e.getClass().getSimpleName() + ")");
    }
  }

  private static <T> T client(Class<T> type, URI base) {
    return QuarkusRestClientBuilder.newBuilder()
        .baseUri(base)
        .connectTimeout(RenewedCredentials.DEADLINE.toMillis(), TimeUnit.MILLISECONDS)
        .readTimeout(RenewedCredentials.DEADLINE.toMillis(), TimeUnit.MILLISECONDS)
        .httpClientRequestCustomizer(new ResponseLimit())
        .register(new ImsErrorReader())
        .register(new TolerantMapper())
        .build(type);
  }
}
