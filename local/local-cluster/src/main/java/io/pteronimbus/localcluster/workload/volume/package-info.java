/** Volumes as directories, and how paths of mounts become paths of this machine. */
@NullMarked
package io.pteronimbus.localcluster.workload.volume;

import org.jspecify.annotations.NullMarked;
