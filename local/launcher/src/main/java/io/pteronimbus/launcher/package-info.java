/** The command line: reads what was asked for and hands it to the stack, or to one part of the infrastructure. */
@NullMarked
package io.pteronimbus.launcher;

import org.jspecify.annotations.NullMarked;
