package io.aui.appserver.guest;

/** A request of listGuestPasses. It has no members. */
record ListGuestPassesRequest() {}
