/**
 * An emulator of IMS (and of the one STS operation this service needs) for development and tests:
 * strict where the behaviour of the real service is known, configurable where it is not, and able
 * to misbehave on command.
 *
 * <p>The path of a request: {@link io.aui.appserver.sandbox.Emulator} listens, {@code
 * RequestHandler} takes the request through {@code Gateway} (shape and signature), then through a
 * {@code Fault} if one is queued, to one of the {@code …Actions}, and {@code EmulatorResponse}
 * writes the answer. What the actions remember lives in {@code AccountState}. All of it runs on one
 * event loop, so state that only actions touch needs no locks; what tests read from outside is
 * synchronized.
 */
package io.aui.appserver.sandbox;
