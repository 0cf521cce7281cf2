/** Changing objects from a description of the change: JSON patch, merge patch, strategic merge patch and server-side apply, as pure functions on JSON trees. */
@NullMarked
package io.pteronimbus.localcluster.patch;

import org.jspecify.annotations.NullMarked;
