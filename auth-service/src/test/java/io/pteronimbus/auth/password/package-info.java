/** Tests. */
@NullMarked
package io.pteronimbus.auth.password;

import org.jspecify.annotations.NullMarked;
