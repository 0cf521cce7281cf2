/** What an object may look like: schemas, defaults, pruning, and the rules of each built-in kind. */
@NullMarked
package io.pteronimbus.localcluster.validation;

import org.jspecify.annotations.NullMarked;
