/** Failures on demand, for tests of what uses this API. Nothing here exists unless it is switched on. */
@NullMarked
package io.pteronimbus.localcluster.fault;

import org.jspecify.annotations.NullMarked;
