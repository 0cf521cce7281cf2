/** Lets one of several controllers of a cluster work at a time. */
@NullMarked
package io.pteronimbus.controller.leader;

import org.jspecify.annotations.NullMarked;
