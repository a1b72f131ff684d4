/** The checks of Alibaba Cloud's API gateway: form, operation and signature of a request. */
package io.aui.appserver.sandbox.gateway;
