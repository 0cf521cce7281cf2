package io.pteronimbus.gameserver.egg;

import io.pteronimbus.crd.GameTemplateSpec;

/** What an egg came to. */
public record ImportedEgg(String name, String description, GameTemplateSpec spec, ImportReport report) {}
