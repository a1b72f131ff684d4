/**
 * Signs requests to Alibaba Cloud with ACS3-HMAC-SHA256 (API signature, version 3). Pure:
 * everything that the signature depends on is handed in, the clock and the nonce included, so the
 * same input always gives the same output. Nothing here knows about HTTP clients or servers; both
 * sides, the one that signs and the one that checks, use the same classes.
 */
package io.aui.appserver.ims.signing;
