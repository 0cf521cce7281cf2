import type { AuditEntry } from '@/api/types'

/** What went from a field and what came to it; of a list, just the parts that differ. */
export interface Change {
  field: string
  removed: string[]
  added: string[]
}

export interface Diff {
  changes: Change[]
  /** How many values are as they were. */
  unchanged: number
}

/** What an entry of the audit log changed, in the order of its fields. */
export function diffOf({ before, after }: Pick<AuditEntry, 'before' | 'after'>): Diff {
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])]
  let unchanged = 0
  const changes = fields.flatMap((field) => {
    const was = partsOf(before?.[field])
    const is = partsOf(after?.[field])
    const removed = was.filter((part) => !is.includes(part))
    const added = is.filter((part) => !was.includes(part))
    unchanged += was.length - removed.length
    return removed.length + added.length > 0 ? [{ field, removed, added }] : []
  })
  return { changes, unchanged }
}

function partsOf(value: unknown): string[] {
  if (value === undefined || value === null) return []
  return (Array.isArray(value) ? value : [value]).map(inText)
}

const inText = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value))
