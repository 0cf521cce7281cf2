/** The custom resources of Pteronimbus as Java: what the controller reads and writes in a cluster. */
@NullMarked
package io.pteronimbus.crd;

import org.jspecify.annotations.NullMarked;
