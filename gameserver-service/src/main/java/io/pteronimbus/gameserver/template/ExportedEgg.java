package io.pteronimbus.gameserver.template;

/**
 * A template written as an egg.
 *
 * @param text JSON
 */
record ExportedEgg(String filename, String text) {}
