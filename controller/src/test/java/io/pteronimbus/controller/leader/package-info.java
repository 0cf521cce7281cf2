/** Tests of who may work. */
@NullMarked
package io.pteronimbus.controller.leader;

import org.jspecify.annotations.NullMarked;
