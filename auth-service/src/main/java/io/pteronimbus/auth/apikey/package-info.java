/** Personal API keys: made and revoked by their owner, traded by the gateway for a short-lived access token. */
@NullMarked
package io.pteronimbus.auth.apikey;

import org.jspecify.annotations.NullMarked;
