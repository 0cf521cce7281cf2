package io.pteronimbus.gameserver.template;

import java.util.UUID;

/** One version of a template, as a server uses it. */
public record PinnedTemplate(UUID id, String slug, int version, TemplateSpec spec) {}
