/** What the processes of containers use, as the operating system counts it. */
@NullMarked
package io.pteronimbus.localcluster.workload.usage;

import org.jspecify.annotations.NullMarked;
