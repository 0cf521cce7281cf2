/** Tokens that a test presents. */
@NullMarked
package io.pteronimbus.test.security;

import org.jspecify.annotations.NullMarked;
