/**
 * Parameters of IMS's actions. They are interfaces, so that a feature passes its request record as
 * it is: each parameter has a name, and two of the same type cannot be swapped. Parameters that are
 * not marked as required may be null and are then left out of the call. Configurations are JSON
 * text and are sent unchanged.
 */
package io.aui.appserver.ims.request;
