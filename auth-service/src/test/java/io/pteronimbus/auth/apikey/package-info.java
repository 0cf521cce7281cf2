/** Tests of API keys. */
@NullMarked
package io.pteronimbus.auth.apikey;

import org.jspecify.annotations.NullMarked;
