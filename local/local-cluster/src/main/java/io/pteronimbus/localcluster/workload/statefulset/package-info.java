/** StatefulSets: which pods and claims there ought to be, in which order, of which revision. */
@NullMarked
package io.pteronimbus.localcluster.workload.statefulset;

import org.jspecify.annotations.NullMarked;
