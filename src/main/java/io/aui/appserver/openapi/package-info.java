/**
 * The OpenAPI document. Paths, members and types come from the resources and records. Descriptions
 * and examples come from two lists of texts ({@code openapi/operations.properties}, {@code
 * openapi/members.properties}), because most members mean the same in every operation. It is made
 * at build time; only the address of the server is added at start.
 */
package io.aui.appserver.openapi;
