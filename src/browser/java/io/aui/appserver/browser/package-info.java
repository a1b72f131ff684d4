/**
 * The official Web client's calls, made in a browser, by a page on another origin, with the
 * official SDK, to the packaged server. The page is in {@code src/browser/page}; {@code ./mvnw
 * verify -Pbrowser} runs it.
 */
package io.aui.appserver.browser;
