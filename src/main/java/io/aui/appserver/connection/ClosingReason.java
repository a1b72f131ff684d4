package io.aui.appserver.connection;

import java.util.Locale;

/** Why a connection was closed by this server. */
enum ClosingReason {
  /** What was sent is not correct HTTP/1.1. */
  MALFORMED,
  /** A body came in too many parts. */
  TINY_CHUNKS,
  /** A request took too long to arrive. */
  SLOW_REQUEST,
  /** Answers were not read. */
  UNREAD_ANSWER,
  /** Too many requests were sent ahead of their answers. */
  PIPELINING,
  /** Unfinished heads of all connections took too much memory. */
  UNFINISHED_HEADS,
  /** A new connection needed the room of one without a request. */
  IDLE,
  /** There was no room for a new connection. */
  FULL;

  String tag() {
    return name().toLowerCase(Locale.ROOT);
  }
}
