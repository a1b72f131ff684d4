package io.aui.appserver.sandbox.actions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aui.appserver.Secret;
import io.aui.appserver.ims.signing.Credentials;
import io.aui.appserver.sandbox.protocol.Json;
import io.aui.appserver.sandbox.protocol.Parameters;
import io.aui.appserver.sandbox.protocol.Refusal;
import io.aui.appserver.sandbox.protocol.Timestamps;
import io.aui.appserver.sandbox.state.AccountState;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** AssumeRole, the only STS operation that this server calls: it issues keys for uploads. */
final class StsActions {
  private static final Pattern ROLE = Pattern.compile("acs:ram::([0-9]+):role/([A-Za-z0-9.-]+)");
  private static final Pattern SESSION = Pattern.compile("[A-Za-z0-9.@_-]{2,64}");
  private static final int LONGEST_POLICY = 2048;

  private final AccountState account;

  StsActions(AccountState account) {
    this.account = account;
  }

  Map<String, Action> table() {
    return Map.of("AssumeRole", this::assumeRole);
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

    Instant expiration = account.now().plusSeconds(seconds);
    Credentials issued = account.keys().issue(expiration);
    ObjectNode response = Json.object();
    response
        .putObject("AssumedRoleUser")
        .put("Arn", "acs:sts::" + role.group(1) + ":assumed-role/" + role.group(2) + "/" + session)
        .put("AssumedRoleId", "3" + role.group(1) + ":" + session);
    response
        .putObject("Credentials")
        .put("AccessKeyId", issued.accessKeyId())
        .put("AccessKeySecret", issued.accessKeySecret().reveal())
        .put("SecurityToken", issued.securityToken().map(Secret::reveal).orElseThrow())
        .put("Expiration", Timestamps.inSeconds(expiration));
    return response;
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
