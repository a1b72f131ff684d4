/**
 * What clients may set of an agent's configuration: the rules of {@code appserver.overrides}, and
 * the check of a configuration against them. Plain classes without a request; {@link
 * io.aui.appserver.access.Overrides} turns what they find into the refusal.
 */
package io.aui.appserver.access.overrides;
