/**
 * Who is calling and what they may do: login, grants, ownership of what a request names, agents and
 * members of configurations that clients may choose. All of it is decided in filters, from the
 * operation's annotation and the request's record; nothing here is called by a feature, except for
 * what only the feature knows (the agent's type, an instance found late).
 *
 * <ul>
 *   <li>{@code login}: tokens and their keys.
 *   <li>{@code overrides}: rules for members of configurations.
 * </ul>
 */
package io.aui.appserver.access;
