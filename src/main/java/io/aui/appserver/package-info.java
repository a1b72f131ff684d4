/**
 * AUI AppServer: the backend between AUI Kit apps and Alibaba Cloud IMS.
 *
 * <h2>The path of a request</h2>
 *
 * <ol>
 *   <li>{@code http}: the request gets an id, a request context and a deadline. Its API version is
 *       read from the path, and the router finds the operation. Then, in the order of {@code
 *       FilterOrder}: login (IMS's callbacks carry a token instead), content type and announced
 *       size, the user's number of open requests, and space for the body, which is then collected.
 *       The JSON is parsed strictly and bound to the operation's request record.
 *   <li>{@code operation}: one interceptor validates the record, resolves the caller, checks the
 *       permission and runs a create with an {@code Idempotency-Key} only once.
 *   <li>A feature ({@code agent}, {@code phone}, {@code messaging}, ...): the resource delegates to
 *       a service. The service asks {@code access} whether the instance is the caller's, and {@code
 *       tracking} where it runs.
 *   <li>{@code ims}: the gateway is the only way to IMS. Behind it are a declarative client with
 *       one connection pool per region, a filter that signs, one pipeline, and one place where
 *       responses become typed failures.
 *   <li>Back: {@code tracking} records a started instance before the response is sent. {@code
 *       error.ResponseWriter} makes the response, for a success from the operation's record, for a
 *       failure from the exception.
 * </ol>
 *
 * Most beans on this path are {@code @Singleton}, so that calls need no proxy. The others are
 * {@code @ApplicationScoped}, because they must be created later than the beans that they are
 * injected into.
 *
 * <h2>Dependencies between packages</h2>
 *
 * Every package may use this one, {@code http} and {@code config}. Features use {@code ims} with
 * its {@code request} and {@code response}, {@code tracking}, {@code access}, {@code limits},
 * {@code error}, {@code validation}, {@code operation}, {@code start} and {@code rtc}, but never
 * each other. {@code sandbox} replaces IMS; no other package uses it. {@code openapi} works at
 * build time only. {@code doctor} holds the main class and runs the checks of all packages. {@code
 * ArchitectureTest} checks all of this.
 *
 * <h2>Where decisions are made</h2>
 *
 * <ul>
 *   <li>which IMS failure is of which kind: {@code ims.failure.ImsErrorClassifier}; which status
 *       and code the caller gets for a kind: {@code error.ImsErrorMapper}
 *   <li>which HTTP status carries a failure on v1 and v2: {@code error.Failure}
 *   <li>how requests are signed: {@code ims.signing}
 *   <li>what IMS documents about configurations: {@code validation.schema}
 *   <li>which settings exist: the {@code ...Config} of each package
 * </ul>
 */
package io.aui.appserver;
