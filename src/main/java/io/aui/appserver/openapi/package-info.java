/**
 * The OpenAPI document. Paths, members and types come from the resources and records; what they
 * mean, and examples, from two lists of texts ({@code openapi/operations.properties}, {@code
 * openapi/members.properties}), because members mean the same in every operation. Works at build
 * time only.
 */
package io.aui.appserver.openapi;
