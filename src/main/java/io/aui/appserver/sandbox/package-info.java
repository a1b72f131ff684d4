/**
 * An emulator of IMS, and of the one STS operation that this server calls, for development and
 * tests. It is strict if the behaviour of the real service is known, configurable if it is not, and
 * can simulate failures. It also plays the clients that join channels and start agents there, and
 * sends IMS's event callbacks ({@code docs/sandbox.md}).
 *
 * <p>The path of a request: {@link io.aui.appserver.sandbox.Emulator} listens. {@code
 * RequestHandler} reads the request and lets {@code gateway.RequestValidator} check its form and
 * signature. Then it takes the next queued fault for the operation, executes one of the {@code
 * actions} on the {@code state}, and {@code EmulatorResponseWriter} sends the response. All of it
 * runs on one event loop, so the state needs no locks. What tests read or write from outside (calls
 * and faults) is synchronized.
 */
package io.aui.appserver.sandbox;
