package io.aui.appserver.audit;

import io.aui.appserver.tracking.InstanceEnded;
import io.aui.appserver.tracking.TrackedInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/**
 * Writes one audit line for each instance that has ended: whose it was, how long it ran, who or
 * what ended it ({@link io.aui.appserver.tracking.EndCause}) and whether it was {@code started}
 * here or {@code adopted}.
 */
@ApplicationScoped
class UsageLog {
  private static final Logger LOG = Logger.getLogger(AuditLog.CATEGORY);

  void ended(@Observes InstanceEnded event) {
    TrackedInstance instance = event.instance();
    String type = instance.workflowType();
    LOG.info(
        new AuditLine()
            .add("event", "instance_ended")
            .add("instance", instance.id())
            .add("user", instance.userId())
            .add("agent", instance.agentId())
            .add("region", instance.region())
            .add("workflow_type", type == null ? "" : type)
            .add("seconds", event.duration().toSeconds())
            .add("ended_by", event.cause().tag())
            .add("origin", instance.adopted() ? "adopted" : "started")
            .toString());
  }
}
