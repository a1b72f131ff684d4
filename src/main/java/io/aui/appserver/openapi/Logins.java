package io.aui.appserver.openapi;

import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/**
 * The ways to log in: a user's token, which is optional because access mode {@code none} needs
 * none, and the token of IMS's callbacks.
 */
final class Logins {
  private static final String LOGIN = "login";
  private static final String CALLBACK_TOKEN = "callbackToken";
  private static final String CALLBACK = "callback";

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
                .description(texts.required(LOGIN)))
        .addSecurityScheme(
            CALLBACK_TOKEN,
            OASFactory.createSecurityScheme()
                .type(SecurityScheme.Type.APIKEY)
                .in(SecurityScheme.In.HEADER)
                .name("Authorization")
                .description(texts.required(CALLBACK_TOKEN)));
  }

  static List<SecurityRequirement> of(String operation) {
    SecurityRequirement required = OASFactory.createSecurityRequirement();
    return operation.equals(CALLBACK)
        ? List.of(required.addScheme(CALLBACK_TOKEN))
        : List.of(required.addScheme(LOGIN), OASFactory.createSecurityRequirement());
  }
}
