package io.pteronimbus.gameserver.template;

/** Within the service: clusters have a template to hear of, once the transaction commits. */
public record TemplatesChanged() {}
