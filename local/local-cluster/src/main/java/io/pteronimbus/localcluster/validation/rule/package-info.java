/** The rules that custom resource definitions write in CEL, {@code x-kubernetes-validations}. */
@NullMarked
package io.pteronimbus.localcluster.validation.rule;

import org.jspecify.annotations.NullMarked;
