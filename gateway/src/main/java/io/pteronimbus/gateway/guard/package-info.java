/** What is turned away before a service sees it: foreign sites, floods, oversized bodies. */
@NullMarked
package io.pteronimbus.gateway.guard;

import org.jspecify.annotations.NullMarked;
