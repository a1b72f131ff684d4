package io.aui.appserver.access;

import io.aui.appserver.http.JsonObjectText;
import io.aui.appserver.tracking.Name;
import io.aui.appserver.tracking.NameKind;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The channels, sessions and voiceprints that one request names, in its members and at any depth of
 * its configurations. Absent (null) members and configurations name nothing. What cannot be a name,
 * and too many names, are refused (400).
 */
public final class Mentions {
  private final Set<Name> names = new LinkedHashSet<>();

  /** A channel, checked before. */
  public Mentions channel(String channelId) {
    return add(NameKind.CHANNEL, channelId);
  }

  /** A session, checked before. */
  public Mentions session(String sessionId) {
    return add(NameKind.SESSION, sessionId);
  }

  /** A voiceprint, checked before. */
  public Mentions voiceprint(String voiceprintId) {
    return add(NameKind.VOICEPRINT, voiceprintId);
  }

  /**
   * The voiceprints in a configuration.
   *
   * @param member the request's member that holds it
   */
  public Mentions voiceprintsIn(String member, JsonObjectText config) {
    if (config != null) {
      NamesWithin.of(config.object(), member, "VoiceprintId", NameKind.VOICEPRINT.maxLength())
          .forEach(this::voiceprint);
    }
    return this;
  }

  private Mentions add(NameKind kind, String name) {
    if (name != null) {
      names.add(new Name(kind, name));
      NamesWithin.requireFew(names.size());
    }
    return this;
  }

  Set<Name> names() {
    return names;
  }
}
