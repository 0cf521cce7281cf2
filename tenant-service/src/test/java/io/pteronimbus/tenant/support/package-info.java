/** What the tests of tenant-service have in common: people with tokens, and a look at what was published. */
@NullMarked
package io.pteronimbus.tenant.support;

import org.jspecify.annotations.NullMarked;
