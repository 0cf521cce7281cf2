/** What a Kubernetes API does, told to nothing but an API address: an embedded local-cluster, or the cluster that KUBECONFIG_CONTRACT names. */
@NullMarked
package io.pteronimbus.localcluster.contract;

import org.jspecify.annotations.NullMarked;
