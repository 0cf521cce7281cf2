/** Tests of what the controller dials in with. */
@NullMarked
package io.pteronimbus.controller.credential;

import org.jspecify.annotations.NullMarked;
