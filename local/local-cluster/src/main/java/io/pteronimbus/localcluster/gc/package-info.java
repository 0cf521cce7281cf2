/** What follows from a deletion: dependents of gone owners, the contents of namespaces and of removed definitions. */
@NullMarked
package io.pteronimbus.localcluster.gc;

import org.jspecify.annotations.NullMarked;
