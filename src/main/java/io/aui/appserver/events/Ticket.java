package io.aui.appserver.events;

import java.time.Instant;

/**
 * What a ticket is good for: following one instance, as one user.
 *
 * @param userId the user who is logged in
 * @param administrator whether the user's login names the administrators' group
 * @param loginValidUntil when that login expires
 */
record Ticket(String instanceId, String userId, boolean administrator, Instant loginValidUntil) {}
