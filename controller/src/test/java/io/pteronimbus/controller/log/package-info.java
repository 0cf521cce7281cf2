/** Tests of reading output. */
@NullMarked
package io.pteronimbus.controller.log;

import org.jspecify.annotations.NullMarked;
