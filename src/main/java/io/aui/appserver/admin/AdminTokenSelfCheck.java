package io.aui.appserver.admin;

import io.aui.appserver.config.SelfCheck;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;

/** Says whether the kill switch works while nobody can log in. */
@Singleton
class AdminTokenSelfCheck implements SelfCheck {
  private final AdminTokens tokens;

  AdminTokenSelfCheck(AdminTokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public String name() {
    return "admin token";
  }

  @Override
  public Uni<List<Finding>> run() {
    return Uni.createFrom()
        .item(
            List.of(
                tokens.areConfigured()
                    ? Finding.pass(name(), "is set")
                    : Finding.warn(
                        name(),
                        "is not set: nobody can freeze starts while logins fail",
                        "set APPSERVER_ADMIN_TOKEN")));
  }
}
