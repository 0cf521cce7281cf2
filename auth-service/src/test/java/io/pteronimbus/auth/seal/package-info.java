/** Tests of sealing. */
@NullMarked
package io.pteronimbus.auth.seal;

import org.jspecify.annotations.NullMarked;
