/**
 * The documented configuration structures of IMS (2020-11-09) as one table: {@link
 * io.aui.appserver.validation.schema.Schemas}. The server, before it calls IMS, and the emulator of
 * IMS both use it, so they refuse the same configurations.
 *
 * <p>Members that the table does not name are accepted unchecked: IMS and its clients may be newer
 * than this table. Uses only the JDK and Jackson.
 */
package io.aui.appserver.validation.schema;
