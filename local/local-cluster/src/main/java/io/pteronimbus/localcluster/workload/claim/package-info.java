/** Persistent volume claims, bound to directories that live and die with them. */
@NullMarked
package io.pteronimbus.localcluster.workload.claim;

import org.jspecify.annotations.NullMarked;
