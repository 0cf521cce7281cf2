/** Tests of what super administrators do with accounts. */
@NullMarked
package io.pteronimbus.auth.user;

import org.jspecify.annotations.NullMarked;
