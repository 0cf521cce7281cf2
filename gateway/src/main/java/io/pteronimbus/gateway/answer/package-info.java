/** What the gateway itself says: problems and the headers every answer carries. */
@NullMarked
package io.pteronimbus.gateway.answer;

import org.jspecify.annotations.NullMarked;
