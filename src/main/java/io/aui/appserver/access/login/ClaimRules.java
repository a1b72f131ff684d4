package io.aui.appserver.access.login;

import java.time.Duration;

/**
 * What is expected of a login token's claims beyond those that MicroProfile JWT has settings for.
 *
 * @param userClaim the claim that holds the user id
 * @param groupsClaim the claim that holds the groups, or the path to it with {@code /} between the
 *     names; an array of texts or one text
 * @param maxAge for how long a token may be valid from its issue to its expiry
 */
public record ClaimRules(String userClaim, String groupsClaim, Duration maxAge) {}
