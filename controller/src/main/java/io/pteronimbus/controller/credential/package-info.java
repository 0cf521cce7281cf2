/** Keeps what the controller dials in with: got for a one-time token, changed when the panel offers another. */
@NullMarked
package io.pteronimbus.controller.credential;

import org.jspecify.annotations.NullMarked;
