package io.aui.appserver.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** One operation of the service. */
@FunctionalInterface
interface Action {
  /**
   * Carries a call out.
   *
   * @return the answer's members except {@code RequestId}
   * @throws RefusedException where the call is wrong
   */
  ObjectNode perform(Parameters in);
}
