/** Checks what the panel signed before anything is done because of it. */
@NullMarked
package io.pteronimbus.controller.grant;

import org.jspecify.annotations.NullMarked;
