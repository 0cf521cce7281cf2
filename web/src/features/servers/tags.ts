import type { Server } from '@/api/types'
import type { Fault } from '@/ui/fieldWords'
import { tagKey } from '@/ui/tagKey'

/** Bounds of the panel: tags of one server, and characters of one tag. */
export const MOST_TAGS = 10
export const LONGEST_TAG = 24
const FORM = /^[\p{L}\p{M}\p{N} _.-]+$/u

/** What is wrong with a tag that is to join those that are there. */
export function tagFault(tag: string, present: readonly string[]): Fault | undefined {
  if (present.length >= MOST_TAGS) return { code: 'too-many', params: { max: MOST_TAGS } }
  if ([...tag].length > LONGEST_TAG) return { code: 'too-long', params: { max: LONGEST_TAG } }
  return FORM.test(tag) ? undefined : { code: 'invalid-format' }
}

export interface CountedTag {
  tag: string
  count: number
}

const order = new Intl.Collator(undefined, { numeric: true })

/** The tags that there are, each in the spelling that was met first, with the number of servers that have it. */
export function countTags(servers: readonly Server[], kept: readonly string[] = []): CountedTag[] {
  const counts = new Map<string, CountedTag>()
  for (const tag of servers.flatMap(({ tags }) => tags)) {
    const counted = counts.get(tagKey(tag))
    if (counted) counted.count++
    else counts.set(tagKey(tag), { tag, count: 1 })
  }
  for (const tag of kept) if (!counts.has(tagKey(tag))) counts.set(tagKey(tag), { tag, count: 0 })
  return [...counts.values()].sort((a, b) => order.compare(a.tag, b.tag))
}

export const sameTags = (some: readonly string[], others: readonly string[]): boolean =>
  some.length === others.length && some.every((tag, place) => tag === others[place])
