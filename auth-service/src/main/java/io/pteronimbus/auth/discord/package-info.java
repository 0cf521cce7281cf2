/** Discord as a provider of identities: where it is, and what it is asked about tokens. */
@NullMarked
package io.pteronimbus.auth.discord;

import org.jspecify.annotations.NullMarked;
