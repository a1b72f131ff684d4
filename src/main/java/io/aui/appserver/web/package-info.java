/** Pages that this server serves, and QR codes. */
package io.aui.appserver.web;
