/** The failures that tests and developers can queue, and their JSON form. */
package io.aui.appserver.sandbox.faults;
