package io.aui.appserver.sandbox.actions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aui.appserver.Secret;
import io.aui.appserver.ims.signing.Credentials;
import io.aui.appserver.sandbox.protocol.Json;
import io.aui.appserver.sandbox.protocol.Parameters;
import io.aui.appserver.sandbox.protocol.Refusal;
import io.aui.appserver.sandbox.protocol.Timestamps;
import io.aui.appserver.sandbox.state.AccountState;
import io.aui.appserver.sandbox.state.RoleKeys;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The operations of STS that this server calls: they issue keys for roles. */
public final class StsActions {
  private static final Pattern ROLE = Pattern.compile("acs:ram::([0-9]+):role/([A-Za-z0-9.-]+)");
  private static final Pattern SESSION = Pattern.compile("[A-Za-z0-9.@_-]{2,64}");
  private static final int LONGEST_POLICY = 2048;

  private static final Pattern PROVIDER =
      Pattern.compile("acs:ram::[0-9]+:oidc-provider/[A-Za-z0-9.-]+");

  private final AccountState account;
  private final RoleKeys roleKeys;

  StsActions(AccountState account, RoleKeys roleKeys) {
    this.account = account;
    this.roleKeys = roleKeys;
  }

  Map<String, Action> table() {
    return Map.of("AssumeRole", this::assumeRole);
  }

  /** Those that are not signed: an identity token proves who asks. */
  Map<String, Action> unsigned() {
    return Map.of("AssumeRoleWithOIDC", this::assumeRoleWithOidc);
  }

  private ObjectNode assumeRoleWithOidc(Parameters in) {
    refuseUnless(
        PROVIDER.matcher(in.required("OIDCProviderArn")).matches(),
        "OIDCProviderArn",
        "The parameter OIDCProviderArn is wrongly formed.");
    if (!roleKeys.identityTokens().test(in.required("OIDCToken"))) {
      throw new Refusal(400, "AuthenticationFail.OIDCToken.Expired", "This OIDC token is expired.")
          .asException();
    }
    return assumeRole(in);
  }

  private ObjectNode assumeRole(Parameters in) {
    Matcher role = ROLE.matcher(in.required("RoleArn"));
    refuseUnless(role.matches(), "RoleArn", "The parameter RoleArn is wrongly formed.");
    String session = in.required("RoleSessionName");
    refuseUnless(
        SESSION.matcher(session).matches(),
        "RoleSessionName",
        "The parameter RoleSessionName is wrongly formed.");
    long seconds = in.number("DurationSeconds", 900, 43_200, 3600);
    in.text("Policy").ifPresent(StsActions::checkPolicy);

    Duration asked = Duration.ofSeconds(seconds);
    Instant expiration =
        account.now().plus(asked.compareTo(roleKeys.validity()) < 0 ? asked : roleKeys.validity());
    Credentials issued = account.keys().issue(expiration);
    ObjectNode response = Json.object();
    response
        .putObject("AssumedRoleUser")
        .put("Arn", "acs:sts::" + role.group(1) + ":assumed-role/" + role.group(2) + "/" + session)
        .put("AssumedRoleId", "3" + role.group(1) + ":" + session);
    writeKey(response.putObject("Credentials"), issued, expiration);
    return response;
  }

  /** Writes a key in the form of STS and of the metadata service. */
  public static void writeKey(ObjectNode into, Credentials issued, Instant expiration) {
    into.put("AccessKeyId", issued.accessKeyId())
        .put("AccessKeySecret", issued.accessKeySecret().reveal())
        .put("SecurityToken", issued.securityToken().map(Secret::reveal).orElseThrow())
        .put("Expiration", Timestamps.inSeconds(expiration));
  }

  /** A policy is a JSON object with a version and at least one statement. */
  private static void checkPolicy(String policy) {
    refuseUnless(
        policy.length() <= LONGEST_POLICY,
        "PolicySize",
        "The parameter Policy is longer than " + LONGEST_POLICY + " characters.");
    refuseUnless(
        Json.readObject(policy)
            .filter(read -> read.path("Version").asText().equals("1"))
            .filter(read -> !read.path("Statement").isEmpty())
            .isPresent(),
        "PolicyGrammar",
        "The parameter Policy has not passed grammar check.");
  }

  private static void refuseUnless(boolean valid, String what, String message) {
    if (!valid) {
      throw new Refusal(400, "InvalidParameter." + what, message).asException();
    }
  }
}
