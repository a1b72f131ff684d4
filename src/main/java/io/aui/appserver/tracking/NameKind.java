package io.aui.appserver.tracking;

/** What a reserved name is the name of. The same name may be reserved once for each kind. */
public enum NameKind {
  /** An ARTC channel. */
  CHANNEL,
  /** A session, whose dialogues IMS keeps. */
  SESSION,
  /** A registered voice. */
  VOICEPRINT
}
