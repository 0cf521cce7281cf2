/** Tests of bot-service. */
@NullMarked
package io.pteronimbus.bot;

import org.jspecify.annotations.NullMarked;
