/** PodDisruptionBudgets: how many pods may be taken away on purpose. */
@NullMarked
package io.pteronimbus.localcluster.disruption;

import org.jspecify.annotations.NullMarked;
