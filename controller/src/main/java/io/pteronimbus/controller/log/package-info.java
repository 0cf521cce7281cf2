/** Follows the output of a container, line by line. */
@NullMarked
package io.pteronimbus.controller.log;

import org.jspecify.annotations.NullMarked;
