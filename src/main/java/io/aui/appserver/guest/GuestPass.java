package io.aui.appserver.guest;

import java.time.Duration;
import java.time.Instant;

/**
 * What guests may do with a pass.
 *
 * @param id 16 hexadecimal digits
 * @param agentId the agent that they start; null for the one configured for the workflow type
 * @param workflowType in the documented spelling; null if an agent was named without a type
 * @param region where it runs
 * @param guests how many may redeem it
 * @param perGuest how long the calls of a guest may be together
 * @param total how long the calls of all guests may be together
 * @param createdBy the administrator; empty without a login
 * @param expiresAt when its guests' logins and calls end
 */
public record GuestPass(
    String id,
    String agentId,
    String workflowType,
    String region,
    int guests,
    Duration perGuest,
    Duration total,
    String createdBy,
    Instant createdAt,
    Instant expiresAt) {}
