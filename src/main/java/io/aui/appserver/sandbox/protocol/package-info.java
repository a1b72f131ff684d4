/** What requests and responses consist of: parameters, errors, JSON, ids and dates. No state. */
package io.aui.appserver.sandbox.protocol;
