/** Tests of what is believed and what is not. */
@NullMarked
package io.pteronimbus.controller.grant;

import org.jspecify.annotations.NullMarked;
