/**
 * Guest passes: an administrator lets people who cannot log in try one kind of agent for some
 * minutes. Whoever has the token of a pass, mostly as a QR code, redeems it and becomes a guest: a
 * user with a login of its own, who may start that agent, follow it and stop it, and nothing else.
 * The minutes of a call are taken from those of the guest and of the pass before it begins; what it
 * does not need is given back when it ends. Tokens are kept as hashes only.
 */
package io.aui.appserver.guest;
