/** Tests of console frames. */
@NullMarked
package io.pteronimbus.controller.console;

import org.jspecify.annotations.NullMarked;
