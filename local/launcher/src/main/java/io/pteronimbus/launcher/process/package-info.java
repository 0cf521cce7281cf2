/** Starts processes, watches them, restarts those that die and ends them all; knows nothing of what they are for. */
@NullMarked
package io.pteronimbus.launcher.process;

import org.jspecify.annotations.NullMarked;
