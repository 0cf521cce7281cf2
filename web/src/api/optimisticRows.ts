import type { EntryKey, QueryCache } from '@pinia/colada'
import type { Wish } from './optimistic'
import { asOwn, isOwn } from './ownLists'

/** A wish for a list without some of its rows. */
export const without = <R>(
  cache: QueryCache,
  key: EntryKey,
  idOf: (row: R) => string,
  isOut: (row: R) => boolean,
): Wish => leaveOut(rowsOf<R>(cache, key), idOf, isOut)

/** The same of one row, by its id. */
export const withoutOne = (cache: QueryCache, key: EntryKey, id: string): Wish =>
  without<{ id: string }>(
    cache,
    key,
    (row) => row.id,
    (row) => row.id === id,
  )

/** The same of a list that is read page after page. */
export function withoutPaged<R>(
  cache: QueryCache,
  key: EntryKey,
  idOf: (row: R) => string,
  isOut: (row: R) => boolean,
): Wish {
  const pages = cache.getQueryData<Pages<R>>(key)?.pages ?? []
  const wishes = pages.map((_page, at) => leaveOut(rowsOfPage<R>(cache, key, at), idOf, isOut))
  return {
    show: () => wishes.forEach((wish) => wish.show()),
    keep: () => wishes.forEach((wish) => wish.keep()),
    takeBack: (problem) => wishes.forEach((wish) => wish.takeBack(problem)),
  }
}

interface Pages<R> {
  pages: { items: R[] }[]
}

interface Rows<R> {
  read: () => readonly R[] | undefined
  write: (rows: R[]) => void
}

const rowsOf = <R>(cache: QueryCache, key: EntryKey): Rows<R> => ({
  read: () => cache.getQueryData<R[]>(key),
  write: (rows) => cache.setQueryData(key, rows),
})

const rowsOfPage = <R>(cache: QueryCache, key: EntryKey, at: number): Rows<R> => ({
  read: () => cache.getQueryData<Pages<R>>(key)?.pages[at]?.items,
  write: (items) => {
    const known = cache.getQueryData<Pages<R>>(key)
    if (!known) return
    cache.setQueryData(key, {
      ...known,
      pages: known.pages.map((page, place) => (place === at ? { ...page, items } : page)),
    })
  },
})

function leaveOut<R>({ read, write }: Rows<R>, idOf: (row: R) => string, isOut: (row: R) => boolean): Wish {
  let before: readonly R[] = []
  const leave = () => {
    const rows = read()
    if (rows?.some(isOut)) write(asOwn(rows.filter((row) => !isOut(row))))
  }
  return {
    show() {
      before = read() ?? []
      leave()
    },
    // who asked meanwhile may have been told of before
    keep: leave,
    takeBack({ status }) {
      const rows = read()
      if (!rows || status === 404 || (isUncertain(status) && !isOwn(rows))) return
      const present = new Set(rows.map(idOf))
      const missing = before.filter((row) => isOut(row) && !present.has(idOf(row)))
      write(asOwn(missing.reduce<R[]>((back, row) => putBack(back, row, before, idOf), [...rows])))
    },
  }
}

/** Whether it may have happened all the same, only that nobody said so: a list that was asked for since knows. */
const isUncertain = (status: number) => status === 0 || status >= 500

/** Where it stood: behind what stood before it, else before what stood behind it, as far as that is still there. */
function putBack<R>(rows: readonly R[], row: R, before: readonly R[], idOf: (row: R) => string): R[] {
  const at = before.indexOf(row)
  const place = (other: R) => rows.findIndex((present) => idOf(present) === idOf(other))
  const isThere = (other: R) => place(other) >= 0
  const previous = before.slice(0, at).findLast(isThere)
  const next = before.slice(at + 1).find(isThere)
  const to = previous !== undefined ? place(previous) + 1 : next !== undefined ? place(next) : rows.length
  return [...rows.slice(0, to), row, ...rows.slice(to)]
}
