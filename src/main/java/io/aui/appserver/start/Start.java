package io.aui.appserver.start;

import io.aui.appserver.access.ReferencedResources;
import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;

/**
 * A start as its operation has planned it. Nothing has been kept or sent so far.
 *
 * @param agentId the agent to start
 * @param region where it will run
 * @param workflowType in the documented spelling; null if an agent was named without a type
 * @param names the channels, sessions and voiceprints that the request names
 * @param policy throws an {@link io.aui.appserver.error.ApiException} if the request may not set
 *     what it sets; it is checked after the ownership of the names
 * @param call sends the start to IMS
 */
public record Start(
    String agentId,
    String region,
    String workflowType,
    ReferencedResources names,
    Runnable policy,
    Supplier<Uni<Started>> call) {}
