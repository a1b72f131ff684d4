/**
 * How a call to IMS or STS failed: what kind of failure it is, and whether IMS may have executed
 * the request.
 */
package io.aui.appserver.ims.failure;
