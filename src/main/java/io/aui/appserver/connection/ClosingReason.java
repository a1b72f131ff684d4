package io.aui.appserver.connection;

import java.util.Locale;

/** Why this server closed a connection. */
enum ClosingReason {
  /** The client sent invalid HTTP/1.1. */
  MALFORMED,
  /** A body arrived in too many parts. */
  TINY_CHUNKS,
  /** A request took too long to arrive. */
  SLOW_REQUEST,
  /** The client did not read responses. */
  UNREAD_RESPONSE,
  /** The client sent too many requests ahead of their responses. */
  PIPELINING,
  /** Incomplete request heads of all connections took too much memory. */
  UNFINISHED_HEADS,
  /** An idle connection made room for a new one. */
  IDLE,
  /** There was no room for a new connection. */
  FULL,
  /** This server ends. */
  SHUTDOWN;

  String tag() {
    return name().toLowerCase(Locale.ROOT);
  }
}
