/**
 * Live events of an instance for its owner, as server-sent events. What happens is fired as {@link
 * io.aui.appserver.tracking.InstanceEvent}, whichever replica learns of it. {@code EventPublisher}
 * adds it to the {@code EventLog}, which all replicas share if the state is in Redis. {@code
 * EventStreams} reads the log while this process has open streams, and passes new events on to
 * them. The log keeps the events of an instance while somebody follows it, and five minutes longer,
 * so that a client continues after the last event that it has seen, on any replica.
 */
package io.aui.appserver.events;
