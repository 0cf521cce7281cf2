/** The environment of a container, as Kubernetes would compose it. */
@NullMarked
package io.pteronimbus.localcluster.workload.environment;

import org.jspecify.annotations.NullMarked;
