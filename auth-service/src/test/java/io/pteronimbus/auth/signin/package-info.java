/** Tests. */
@NullMarked
package io.pteronimbus.auth.signin;

import org.jspecify.annotations.NullMarked;
