package io.aui.appserver.sandbox.state;

/** Is told what happens to instances. */
@FunctionalInterface
public interface InstanceEvents {
  /** Nobody is told. */
  InstanceEvents NONE = (event, instance) -> {};

  /**
   * Something has happened.
   *
   * @param event as in IMS's callbacks, such as {@code agent_start}
   */
  void happened(String event, Instance instance);
}
