package io.aui.appserver.access;

import io.aui.appserver.http.JsonObjectText;
import io.aui.appserver.tracking.Name;
import io.aui.appserver.tracking.ResourceType;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The channels, sessions and voiceprints that one request names, in its members and at any depth of
 * its configurations. Null members and configurations are ignored. Invalid names in configurations
 * and too many names are refused (400).
 */
public final class ReferencedResources {
  private final Set<Name> names = new LinkedHashSet<>();

  /** Adds a channel, already validated. */
  public ReferencedResources channel(String channelId) {
    return add(ResourceType.CHANNEL, channelId);
  }

  /** Adds a session, already validated. */
  public ReferencedResources session(String sessionId) {
    return add(ResourceType.SESSION, sessionId);
  }

  /** Adds a voiceprint, already validated. */
  public ReferencedResources voiceprint(String voiceprintId) {
    return add(ResourceType.VOICEPRINT, voiceprintId);
  }

  /**
   * Adds all voiceprints in a configuration.
   *
   * @param member the request's member that holds the configuration
   */
  public ReferencedResources voiceprintsIn(String member, JsonObjectText config) {
    if (config != null) {
      JsonFields.of(config.object(), member, "VoiceprintId", ResourceType.VOICEPRINT.maxLength())
          .forEach(this::voiceprint);
    }
    return this;
  }

  private ReferencedResources add(ResourceType kind, String name) {
    if (name != null) {
      names.add(new Name(kind, name));
      JsonFields.requireFew(names.size());
    }
    return this;
  }

  /** The names so far. */
  public Set<Name> names() {
    return names;
  }
}
