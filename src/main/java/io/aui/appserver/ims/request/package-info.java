/**
 * Parameters of IMS's actions. Interfaces, so that a feature's request record is handed over as it
 * is: each parameter then goes by its name, and two of one type cannot be swapped. Everything not
 * said to be required may be null, and is then left out of the call. Configurations are JSON text,
 * passed on to the letter.
 */
package io.aui.appserver.ims.request;
