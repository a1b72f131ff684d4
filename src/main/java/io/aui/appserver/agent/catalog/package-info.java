/** Which agents the configuration names: for which workflow types, regions and phone numbers. */
package io.aui.appserver.agent.catalog;
