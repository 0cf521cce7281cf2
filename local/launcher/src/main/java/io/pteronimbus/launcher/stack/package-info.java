/** The whole of Pteronimbus on one machine: which processes it has, how they are configured, where they keep their data. */
@NullMarked
package io.pteronimbus.launcher.stack;

import org.jspecify.annotations.NullMarked;
