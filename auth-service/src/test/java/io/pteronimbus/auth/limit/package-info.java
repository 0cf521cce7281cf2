/** Tests. */
@NullMarked
package io.pteronimbus.auth.limit;

import org.jspecify.annotations.NullMarked;
