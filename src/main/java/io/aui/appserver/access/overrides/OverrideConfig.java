package io.aui.appserver.access.overrides;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What clients may override of an agent's configuration ({@code template_config}, {@code
 * agent_config} and the {@code config} of outbound calls). If nothing is set, they may override
 * everything, and choose by that what a call costs. What is not allowed is refused (403).
 *
 * <p>A member is named by its path in AgentConfig ({@code LlmConfig.LlmSystemPrompt}) or by its
 * bare name ({@code LlmSystemPrompt}), which means members of that name at any depth. Both cover
 * the member of the same meaning in template_config, where there are no groups. Naming a group
 * ({@code LlmConfig}) names all that is in it, {@code *} names everything. List positions are not
 * written.
 *
 * <pre>
 * appserver.overrides.deny=LlmSystemPrompt,WorkflowOverrideParams
 * appserver.overrides.max.MaxIdleTime=600
 * appserver.overrides.max."LlmConfig.LlmHistoryLimit"=20
 * appserver.overrides.workflow-types.VideoChat.deny=AvatarId
 * </pre>
 *
 * The same from the environment: {@code APPSERVER_OVERRIDES_MAX_MAXIDLETIME=600}; names of types
 * and in caps are compared without case for its sake.
 */
@ConfigMapping(prefix = "appserver.overrides")
public interface OverrideConfig {
  /** Rules for all workflow types. */
  @WithParentName
  Rules general();

  /**
   * Rules for one workflow type ({@code VoiceChat}, {@code AvatarChat3D}, {@code VisionChat},
   * {@code VideoChat}) or for {@code OutboundCall}. They add to the general ones: a member must
   * satisfy both.
   */
  Map<String, Rules> workflowTypes();

  /** What may be said in general and for each workflow type. */
  interface Rules {
    /**
     * Members that clients may set; all others are then refused. If it is too short, calls of the
     * official clients are refused, since they always send some switches ({@code EnablePushToTalk}
     * and the like).
     */
    Optional<List<String>> allow();

    /**
     * Members that clients may not set, whatever {@link #allow()} says. If a name is misspelled,
     * the member that was meant stays free.
     */
    Optional<List<String>> deny();

    /**
     * The largest value of a member. A capped member takes numbers from 0 only, even if IMS would
     * know a negative one as "off" or "unlimited".
     */
    Map<String, String> max();
  }
}
