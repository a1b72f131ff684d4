/**
 * What users may use, in four parts. {@code duration} ends instances and makes sure that they have
 * ended; {@code freeze} is the administrator's kill switch; {@code quota} counts starts, running
 * instances and requests for each user and for the account, and refuses what exceeds the limits;
 * {@code reconcile} compares what is known here with what runs at IMS. The settings of all four are
 * here. {@code quota} and {@code freeze} use {@code duration}.
 */
package io.aui.appserver.limits;
