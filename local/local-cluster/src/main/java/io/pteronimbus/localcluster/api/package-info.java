/** The Kubernetes API over HTTP: which resources there are, and what each request does. */
@NullMarked
package io.pteronimbus.localcluster.api;

import org.jspecify.annotations.NullMarked;
