/** Tests of accounts elsewhere. */
@NullMarked
package io.pteronimbus.auth.identity;

import org.jspecify.annotations.NullMarked;
