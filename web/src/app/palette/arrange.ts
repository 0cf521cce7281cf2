import type { Choice, ChoiceGroup } from '@/ui/choices'
import { begins, matches, wordsOf } from './match'

export interface Entry extends Choice {
  /** What it is found by too. */
  also?: string
  run: () => unknown
}

/** A list of hundreds is searched and not read. */
const MOST = 50
const MOST_UNASKED = 8

export interface Arranging {
  search: string
  groups: readonly ChoiceGroup<Entry>[]
  recent: readonly string[]
  /** The name of what was chosen last. */
  recentTitle: string
}

/** What the palette shows: all that has every word typed; before that what was chosen last, and the beginnings. */
export function arrange({ search, groups, recent, recentTitle }: Arranging): ChoiceGroup<Entry>[] {
  const words = wordsOf(search)
  const arranged = words.length > 0 ? found(groups, words, recent) : start(groups, recent, recentTitle)
  return arranged.filter(({ items }) => items.length > 0)
}

function start(groups: readonly ChoiceGroup<Entry>[], recent: readonly string[], title: string) {
  const all = new Map(groups.flatMap(({ items }) => items.map((item) => [item.id, item] as const)))
  const again = recent.map((id) => all.get(id)).filter((item) => item !== undefined)
  return [
    { id: 'recent', title, items: again },
    ...groups.map((group) => ({
      ...group,
      items: group.items.filter((item) => !again.includes(item)).slice(0, MOST_UNASKED),
    })),
  ]
}

function found(groups: readonly ChoiceGroup<Entry>[], words: readonly string[], recent: readonly string[]) {
  const rank = ({ id, text }: Entry) =>
    recent.includes(id) ? recent.indexOf(id) : recent.length + (begins(words, text) ? 0 : 1)
  return groups.map((group) => ({
    ...group,
    items: group.items
      .filter(({ text, detail, also }) => matches(words, [text, detail, also]))
      .sort((one, other) => rank(one) - rank(other))
      .slice(0, MOST),
  }))
}
