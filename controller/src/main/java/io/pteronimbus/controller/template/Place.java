package io.pteronimbus.controller.template;

import io.fabric8.kubernetes.api.model.HasMetadata;

/** Where a template's resource is. */
record Place(String namespace, String name) {

    static Place of(HasMetadata resource) {
        return new Place(
                resource.getMetadata().getNamespace(), resource.getMetadata().getName());
    }

    @Override
    public String toString() {
        return namespace + "/" + name;
    }
}
