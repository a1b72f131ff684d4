/** The operations of IMS and STS that the emulator executes, and the table of their names. */
package io.aui.appserver.sandbox.actions;
