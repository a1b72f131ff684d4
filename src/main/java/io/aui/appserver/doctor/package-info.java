/**
 * The doctor: runs every {@link io.aui.appserver.config.SelfCheck} and reports what works, what
 * does not, and what to do. It answers on the management port and as a command. Each check stands
 * in the package that it is about; only the one about IMS, which needs the configured agents too,
 * is here.
 */
package io.aui.appserver.doctor;
