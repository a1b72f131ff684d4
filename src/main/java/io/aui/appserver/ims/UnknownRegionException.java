package io.aui.appserver.ims;

import java.util.Set;

/** A request named a region that is not configured; nothing was sent. */
public final class UnknownRegionException extends RuntimeException {
  private static final long serialVersionUID = 1;

  UnknownRegionException(Set<String> allowed) {
    super("must be one of " + String.join(", ", allowed), null, false, false);
  }
}
