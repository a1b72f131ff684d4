/**
 * The console: a page that starts agents, shows what runs and what is sent to IMS. It uses the API
 * as any app does, so whoever may not call an operation cannot call it here. What it needs of the
 * sandbox is served by that package.
 */
package io.aui.appserver.console;
