import type { EntryKey, QueryCache } from '@pinia/colada'
import type { Wish } from './optimistic'
import { asOwn, isOwn } from './ownLists'

/** Where one thing is in the query cache. */
export interface Place<R extends object> {
  cache: QueryCache
  /** The same for the same thing at the same place. */
  name: string
  read: () => R | undefined
  write: (row: R) => void
}

/** An answer that is one thing. */
export const whole = <R extends object>(cache: QueryCache, key: EntryKey): Place<R> => ({
  cache,
  name: JSON.stringify(key),
  read: () => cache.getQueryData<R>(key),
  write: (row) => cache.setQueryData(key, row),
})

/** One thing in an answer that is a list. */
export const within = <R extends object>(
  cache: QueryCache,
  key: EntryKey,
  id: string,
  idOf: (row: R) => string,
): Place<R> => ({
  cache,
  name: JSON.stringify([key, id]),
  read: () => cache.getQueryData<R[]>(key)?.find((row) => idOf(row) === id),
  write: (fresh) =>
    cache.setQueryData(key, (rows: R[] = []) => {
      const changed = rows.map((row) => (idOf(row) === id ? fresh : row))
      return isOwn(rows) ? asOwn(changed) : changed
    }),
})

interface Edit {
  place: Pick<Place<object>, 'cache' | 'name'>
  patch: Record<string, unknown>
  /** What the fields would be without it. */
  under: Record<string, unknown>
  markOf: (row: object) => unknown
  /** Of the thing that it was shown on. */
  mark: unknown
}

/** Those without an answer, the oldest first. */
const underWay: Edit[] = []

/**
 * A wish for other values of some fields. `mark` tells whether somebody has said something newer about them since: where it
 * differs from when the wish was shown, they stay as they are.
 */
export function edit<R extends object>(
  place: Place<R>,
  patch: Partial<R>,
  mark: (row: R) => unknown = () => undefined,
): Wish {
  const own: Edit = {
    place,
    patch,
    under: {},
    markOf: mark as (row: object) => unknown,
    mark: undefined,
  }
  const others = () =>
    underWay.filter(({ place: { cache, name } }) => cache === place.cache && name === place.name)

  return {
    show() {
      const row = place.read()
      if (!row) return
      own.under = pick(row, Object.keys(patch))
      own.mark = mark(row)
      underWay.push(own)
      place.write({ ...row, ...patch })
    },
    keep() {
      const isLater = laterThan(own)
      forget(own)
      // the answer is what is true now; what else is wished for stands above it again
      for (const other of others()) {
        const row = place.read()
        if (!row) return
        other.under = pick(row, Object.keys(other.patch))
        other.mark = other.markOf(row)
        const fields = Object.keys(other.patch).filter((field) => isLater(other) || !(field in patch))
        place.write({ ...row, ...pick(other.patch, fields) })
      }
    },
    takeBack() {
      const isLater = laterThan(own)
      forget(own)
      const row = place.read()
      if (!row || mark(row) !== own.mark) return
      const present = row as Record<string, unknown>
      const back: Record<string, unknown> = {}
      for (const [field, value] of Object.entries(own.under)) {
        const above = others().find(
          (other) => isLater(other) && field in other.patch && other.under[field] === own.patch[field],
        )
        if (above) above.under[field] = value
        else if (present[field] === own.patch[field]) back[field] = value
      }
      if (Object.keys(back).length > 0) place.write({ ...row, ...back })
    },
  }
}

const pick = (row: object, fields: readonly string[]) =>
  Object.fromEntries(fields.map((field) => [field, (row as Record<string, unknown>)[field]]))

function forget(edit: Edit): void {
  const at = underWay.indexOf(edit)
  if (at >= 0) underWay.splice(at, 1)
}

function laterThan(edit: Edit): (other: Edit) => boolean {
  const later = new Set(underWay.slice(underWay.indexOf(edit) + 1))
  return (other) => later.has(other)
}
