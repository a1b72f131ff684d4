package io.aui.appserver.access;

import io.aui.appserver.http.JsonObjectText;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What configurations mention must be the caller's, too: the receiver of a synchronised chat, and
 * voiceprints. Null configurations are well.
 */
@Singleton
public class Mentions {
  private final Ownership ownership;

  Mentions(Ownership ownership) {
    this.ownership = ownership;
  }

  /** Refuses (403) a {@code chat_sync_config} that writes into another user's chat. */
  public void requireReceiver(Caller caller, JsonObjectText chatSyncConfig) {
    if (chatSyncConfig != null) {
      for (String receiver : NamesWithin.of(chatSyncConfig.object(), "ReceiverId")) {
        ownership.requireReceiver(caller, receiver, "/chat_sync_config/ReceiverId");
      }
    }
  }

  /** Takes the voiceprints for the caller's user; refuses (404) another's. */
  public Uni<Void> takeVoiceprints(Caller caller, JsonObjectText... configs) {
    Set<String> mentioned = new LinkedHashSet<>();
    for (JsonObjectText config : configs) {
      if (config != null) {
        mentioned.addAll(NamesWithin.of(config.object(), "VoiceprintId"));
      }
    }
    Uni<Void> taken = Uni.createFrom().voidItem();
    for (String voiceprint : mentioned) {
      taken = taken.chain(() -> ownership.takeVoiceprint(caller, voiceprint));
    }
    return taken;
  }
}
