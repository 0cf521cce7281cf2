/** What the tests of auth-service have in common: people who sign in, and a look at what was published. */
@NullMarked
package io.pteronimbus.auth.support;

import org.jspecify.annotations.NullMarked;
