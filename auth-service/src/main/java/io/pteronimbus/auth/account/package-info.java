/** The people who have an account: making one, seeing and changing one's own. */
@NullMarked
package io.pteronimbus.auth.account;

import org.jspecify.annotations.NullMarked;
