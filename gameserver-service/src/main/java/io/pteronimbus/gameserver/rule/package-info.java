/**
 * What a variable of a game may be: the rules that eggs write for it, which are those of Laravel's validator, for values
 * that are text.
 */
@NullMarked
package io.pteronimbus.gameserver.rule;

import org.jspecify.annotations.NullMarked;
