/** Tests of asking Discord in the name of people. */
@NullMarked
package io.pteronimbus.auth.discord;

import org.jspecify.annotations.NullMarked;
