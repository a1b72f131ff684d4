/**
 * The credentials that sign requests to IMS and STS: a fixed AccessKey, or a key that is fetched,
 * renewed before it expires, and used until then.
 */
package io.aui.appserver.ims.credentials;
