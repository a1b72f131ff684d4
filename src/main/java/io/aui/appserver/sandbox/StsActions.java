package io.aui.appserver.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aui.appserver.Secret;
import io.aui.appserver.ims.signing.Credentials;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The one operation of STS that this service needs: temporary keys for uploads. */
final class StsActions {
  private static final Pattern ROLE = Pattern.compile("acs:ram::([0-9]+):role/([A-Za-z0-9.-]+)");
  private static final Pattern SESSION = Pattern.compile("[A-Za-z0-9.@_-]{2,64}");
  private static final int LONGEST_POLICY = 2048;

  private final AccountState world;

  StsActions(AccountState world) {
    this.world = world;
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

    Instant expiration = world.now().plusSeconds(seconds);
    Credentials issued = world.keys().issue(expiration);
    ObjectNode answer = Json.object();
    answer
        .putObject("AssumedRoleUser")
        .put("Arn", "acs:sts::" + role.group(1) + ":assumed-role/" + role.group(2) + "/" + session)
        .put("AssumedRoleId", "3" + role.group(1) + ":" + session);
    answer
        .putObject("Credentials")
        .put("AccessKeyId", issued.accessKeyId())
        .put("AccessKeySecret", issued.accessKeySecret().reveal())
        .put("SecurityToken", issued.securityToken().map(Secret::reveal).orElseThrow())
        .put("Expiration", Timestamps.inSeconds(expiration));
    return answer;
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

  private static void refuseUnless(boolean right, String what, String message) {
    if (!right) {
      throw new Refusal(400, "InvalidParameter." + what, message).asException();
    }
  }
}
