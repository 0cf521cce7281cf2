/** Tests. */
@NullMarked
package io.pteronimbus.auth.account;

import org.jspecify.annotations.NullMarked;
