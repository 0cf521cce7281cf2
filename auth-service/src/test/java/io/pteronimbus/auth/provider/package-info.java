/** Tests of signing in where somebody else asks for the password. */
@NullMarked
package io.pteronimbus.auth.provider;

import org.jspecify.annotations.NullMarked;
