package io.pteronimbus.gameserver.template;

/**
 * What one version of a template says, as it is kept.
 *
 * @param spec canonical JSON; likewise the tags, a list of what is in the spec too
 * @param hash SHA-256 of all of it, hex
 */
record TemplateContent(String name, String description, String game, String spec, String tags, String hash) {}
