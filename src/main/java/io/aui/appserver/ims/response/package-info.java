/**
 * Responses of IMS and STS, one record per form. Members are spelled as IMS spells them but for the
 * case of the first letter; a member that IMS did not send is null. Features map them to responses
 * of their own and never pass them on.
 */
package io.aui.appserver.ims.response;
