/** The one place where the cluster's objects live: versions, deletion, history and durability. */
@NullMarked
package io.pteronimbus.localcluster.store;

import org.jspecify.annotations.NullMarked;
