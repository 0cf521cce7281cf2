/** A tenant's namespace: what it may use is mirrored into it, and it goes when nothing is left in it. */
@NullMarked
package io.pteronimbus.controller.quota;

import org.jspecify.annotations.NullMarked;
