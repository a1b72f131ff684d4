package io.aui.appserver.openapi;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/**
 * The ways to log in: a user's token, which is optional because access mode {@code none} needs
 * none, the token of IMS's callbacks and that of a guest pass.
 */
final class Logins {
  private static final String LOGIN = "login";

  /** The operations that take another token than a login. */
  private static final Map<String, String> OF_SERVICES =
      Map.of("callback", "callbackToken", "redeemGuestPass", "guestPass");

  private Logins() {}

  static void declare(OpenAPI document, Texts texts) {
    document
        .getComponents()
        .addSecurityScheme(
            LOGIN,
            OASFactory.createSecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .bearerFormat("JWT")
                .description(texts.required(LOGIN)));
    OF_SERVICES
        .values()
        .forEach(
            scheme ->
                document
                    .getComponents()
                    .addSecurityScheme(
                        scheme,
                        OASFactory.createSecurityScheme()
                            .type(SecurityScheme.Type.APIKEY)
                            .in(SecurityScheme.In.HEADER)
                            .name("Authorization")
                            .description(texts.required(scheme))));
  }

  static List<SecurityRequirement> of(String operation) {
    SecurityRequirement required = OASFactory.createSecurityRequirement();
    return OF_SERVICES.containsKey(operation)
        ? List.of(required.addScheme(OF_SERVICES.get(operation)))
        : List.of(required.addScheme(LOGIN), OASFactory.createSecurityRequirement());
  }
}
