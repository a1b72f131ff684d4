package io.aui.appserver.sandbox.actions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aui.appserver.sandbox.protocol.Parameters;

/** One operation of IMS or STS. */
@FunctionalInterface
public interface Action {
  /**
   * Executes a call.
   *
   * @return the members of the response except {@code RequestId}
   * @throws RefusedException if a parameter is wrong, or the resource does not exist
   */
  ObjectNode perform(Parameters in);
}
