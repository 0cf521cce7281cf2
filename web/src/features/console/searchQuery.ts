import type { ISearchOptions } from '@xterm/addon-search'
import { matchColours } from './terminalLook'

export interface SearchQuery {
  text: string
  matchCase: boolean
  regex: boolean
}

/** Matches that are marked and counted at most. */
export const MOST_MATCHES = 1000

/** Why a query cannot be searched for, or null when it can. */
export function queryProblem({ text, regex }: SearchQuery): 'invalid' | 'empty' | null {
  if (!regex || text === '') return null
  try {
    // What matches nothing at all is found everywhere, and leads nowhere.
    return new RegExp(text).test('') ? 'empty' : null
  } catch {
    // Not a regular expression, or not yet while it is typed.
    return 'invalid'
  }
}

export function searchOptions({ matchCase, regex }: SearchQuery, dark: boolean): ISearchOptions {
  const { match, current, border } = matchColours(dark)
  return {
    caseSensitive: matchCase,
    regex,
    decorations: {
      matchBackground: match,
      matchOverviewRuler: match,
      activeMatchBackground: current,
      activeMatchBorder: border,
      activeMatchColorOverviewRuler: current,
    },
  }
}

/** Where one stands among the matches: which words say it, and with which numbers. */
export function foundWords(index: number, count: number): { key: string; index: number; count: number } {
  const all = count < MOST_MATCHES
  if (count === 0) return { key: 'none', index: 0, count }
  if (index < 0) return { key: all ? 'count' : 'countOrMore', index: 0, count }
  return { key: all ? 'at' : 'atOrMore', index: index + 1, count }
}
