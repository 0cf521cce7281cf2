package io.pteronimbus.gameserver.template;

import io.pteronimbus.crd.GameTemplateSpec;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** A template as it is written down in a file. */
@RegisterForReflection
record TemplateDocument(String slug, String name, String description, String game, GameTemplateSpec spec) {

    /** As versions say it: they have no slug. */
    TemplateDocument withoutSlug() {
        return new TemplateDocument("", name, description, game, spec);
    }
}
