/** Who is calling and what they may do: one engine for people and for services. */
@NullMarked
package io.pteronimbus.platform.security;

import org.jspecify.annotations.NullMarked;
