/** Jobs: pods that run to their end. */
@NullMarked
package io.pteronimbus.localcluster.workload.job;

import org.jspecify.annotations.NullMarked;
