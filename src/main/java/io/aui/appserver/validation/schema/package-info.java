/**
 * What is documented about the configuration structures of IMS (2020-11-09), as one table: {@link
 * io.aui.appserver.validation.schema.Schemas}. Whoever checks a configuration, the service before
 * it asks IMS or the emulator that plays IMS, checks it here, so that both refuse the same.
 *
 * <p>Members that the table does not name pass untouched: IMS and its clients are newer than this
 * file. Depends on the JDK and on Jackson's tree only.
 */
package io.aui.appserver.validation.schema;
