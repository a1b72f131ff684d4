package io.aui.appserver.callback;

import io.aui.appserver.Secret;
import io.smallrye.config.ConfigMapping;
import java.util.Optional;
import java.util.Set;

/** The callbacks of IMS: events about instances, above all about those that clients start. */
@ConfigMapping(prefix = "appserver.callback")
interface CallbackConfig {
  /**
   * What IMS sends in {@code Authorization} with its callbacks, with or without {@code Bearer};
   * secret. Several while it is being changed, separated by commas. If it is not set, callbacks are
   * refused, and agents that clients start by themselves are known here only once their owner names
   * them. Whoever knows it can make this server look up instances and count them as ended.
   */
  Optional<Set<Secret>> token();
}
