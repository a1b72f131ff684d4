/**
 * AUI AppServer: the backend between AUI Kit apps and Alibaba Cloud IMS.
 *
 * <h2>The path of a request</h2>
 *
 * <ol>
 *   <li>{@code http}: the request gets an id, an exchange and a deadline, its version is read off
 *       the path, the router finds the operation; then, in the order of {@code FilterOrder}, login,
 *       content type and announced size, the user's open requests, and room for the body, which is
 *       then collected; then strict JSON is bound to the operation's record, whose constructor
 *       refuses invalid values.
 *   <li>A feature ({@code agent}, {@code token}, …): the resource delegates to a service, which
 *       asks {@code access} whose instance it is and {@code tracking} where it runs.
 *   <li>{@code ims}: the gateway is the only door; behind it a declarative client with one pool of
 *       connections per region, a filter that signs, one pipeline, and one place where responses
 *       become typed failures.
 *   <li>Back: {@code tracking} remembers what was started before anybody learns of it; a record
 *       becomes the answer, or {@code error} makes any failure into the one body.
 * </ol>
 *
 * Most beans on this path are {@code @Singleton}, so that no proxy stands between them; the others
 * are made later than what they are injected into.
 *
 * <h2>Arrows</h2>
 *
 * Everyone may use {@link io.aui.appserver.Secret}, {@code http} and {@code startup}. Features use
 * {@code ims} with its {@code request}, {@code response} and {@code schema}, {@code tracking},
 * {@code access}, {@code limits}, {@code idempotency}, {@code audit}, {@code rtc} and {@code
 * error}, never each other. {@code sandbox} stands in for IMS and is imported by nobody; {@code
 * docs} works at build time. {@code ArchitectureTest} holds all of it.
 *
 * <h2>Where decisions live</h2>
 *
 * <ul>
 *   <li>which IMS failure is which kind: {@code ims.ImsErrorClassifier}; what callers are told of
 *       it: {@code error.ImsErrorMapper}
 *   <li>which HTTP status carries a failure on v1 and v2: {@code error.Failure}
 *   <li>how requests are signed: {@code ims.signing}
 *   <li>what IMS documents of configurations: {@code validation.schema}
 *   <li>which settings there are: the {@code …Config} of each package
 * </ul>
 */
package io.aui.appserver;
