/**
 * Compares what is known here with what runs at IMS: ends in the books what has ended at IMS, and
 * reports how many run there that are unknown here.
 */
package io.aui.appserver.limits.reconcile;
