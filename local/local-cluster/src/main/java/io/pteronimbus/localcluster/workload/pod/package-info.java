/** The process kubelet: pods become processes, and what becomes of the processes becomes the pods' status. */
@NullMarked
package io.pteronimbus.localcluster.workload.pod;

import org.jspecify.annotations.NullMarked;
