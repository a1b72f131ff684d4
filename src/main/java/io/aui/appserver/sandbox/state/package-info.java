/** The emulated account: its keys, agents, instances, dialogues and RTC application. */
package io.aui.appserver.sandbox.state;
