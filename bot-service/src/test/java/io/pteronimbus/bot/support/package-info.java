/** What the tests of this service share: a simulated Discord. */
@NullMarked
package io.pteronimbus.bot.support;

import org.jspecify.annotations.NullMarked;
