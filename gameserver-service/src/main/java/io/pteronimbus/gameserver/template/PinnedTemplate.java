package io.pteronimbus.gameserver.template;

import io.pteronimbus.crd.GameTemplateSpec;
import java.util.UUID;

/** One version of a template, as a server uses it. */
public record PinnedTemplate(UUID id, String slug, int version, GameTemplateSpec spec) {}
