/**
 * Signs requests to Alibaba Cloud with ACS3-HMAC-SHA256 (API signature, version 3). Pure:
 * everything that the signature depends on is an argument, including time and nonce, so the same
 * input always gives the same output. Nothing here knows about HTTP clients or servers. The code
 * that signs and the code that checks signatures use the same classes.
 */
package io.aui.appserver.ims.signing;
