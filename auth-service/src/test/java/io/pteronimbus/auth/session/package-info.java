/** Tests. */
@NullMarked
package io.pteronimbus.auth.session;

import org.jspecify.annotations.NullMarked;
