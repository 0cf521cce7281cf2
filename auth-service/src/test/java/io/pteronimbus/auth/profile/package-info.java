/** Tests of what other services may know of people. */
@NullMarked
package io.pteronimbus.auth.profile;

import org.jspecify.annotations.NullMarked;
