/** What other services may know of people: told when it changes, and when they ask. */
@NullMarked
package io.pteronimbus.auth.profile;

import org.jspecify.annotations.NullMarked;
