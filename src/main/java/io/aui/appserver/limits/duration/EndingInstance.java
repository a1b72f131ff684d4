package io.aui.appserver.limits.duration;

import java.time.Instant;

/**
 * An instance that has to end, even if the tracker does not know it.
 *
 * @param stopAt when it has to be stopped; at once if that is past
 */
record EndingInstance(RunningInstance instance, Instant stopAt) {}
