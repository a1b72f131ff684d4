/**
 * Responses of IMS and STS, one record per form. Members have IMS's spelling, except for the case
 * of the first letter; a member that IMS did not send is null. Features map them to their own
 * responses and never return them to callers. "Never null" in a record's Javadoc holds for what
 * {@link io.aui.appserver.ims.ImsGateway} returns.
 */
package io.aui.appserver.ims.response;
