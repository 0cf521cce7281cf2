package io.pteronimbus.gameserver.template;

import io.pteronimbus.gameserver.egg.ImportReport;

/**
 * What an egg came to.
 *
 * @param template as it was saved, or, in a dry run, as it would be
 */
record ImportAnswer(ImportedTemplate template, ImportReport report) {}
