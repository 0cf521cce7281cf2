package io.pteronimbus.gameserver.template;

import io.pteronimbus.crd.GameTemplateSpec;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * A template that was not typed in but made of something else. Its slug is made of its name.
 *
 * @param game what is played; null: as its slug
 * @param note for the list of versions
 */
@RegisterForReflection
public record NewTemplate(
        String name, String description, @Nullable String game, GameTemplateSpec spec, String note) {}
