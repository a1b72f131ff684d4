package io.aui.appserver.access.login;

import java.time.Duration;

/**
 * What is required of a login token's claims, besides the settings of MicroProfile JWT.
 *
 * @param userClaim the claim that holds the user id
 * @param groupsClaim the claim that holds the groups, or the path to it with {@code /} between the
 *     names; an array of strings or one string
 * @param maxAge the longest time from a token's issue to its expiry
 */
public record ClaimRules(String userClaim, String groupsClaim, Duration maxAge) {}
