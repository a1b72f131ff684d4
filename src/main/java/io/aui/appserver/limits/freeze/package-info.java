/** The administrator's kill switch: freezes new starts and ends running instances. */
package io.aui.appserver.limits.freeze;
