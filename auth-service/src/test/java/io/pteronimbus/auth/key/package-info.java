/** Tests. */
@NullMarked
package io.pteronimbus.auth.key;

import org.jspecify.annotations.NullMarked;
