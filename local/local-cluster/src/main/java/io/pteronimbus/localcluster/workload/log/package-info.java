/** What containers write: one size-capped log per run, read from any point and followed while it grows. */
@NullMarked
package io.pteronimbus.localcluster.workload.log;

import org.jspecify.annotations.NullMarked;
