import type { AuditEntry } from '@/api/types'

export interface Change {
  field: string
  before: string | null
  after: string | null
  differs: boolean
}

/** Field by field what was and what is, those that differ first. */
export function changesOf({ before, after }: Pick<AuditEntry, 'before' | 'after'>): Change[] {
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])]
  return fields
    .map((field) => {
      const was = inText(before?.[field])
      const is = inText(after?.[field])
      return { field, before: was, after: is, differs: was !== is }
    })
    .sort((a, b) => Number(b.differs) - Number(a.differs))
}

function inText(value: unknown): string | null {
  if (value === undefined || value === null) return null
  if (typeof value === 'string') return value
  if (Array.isArray(value) && value.every((part) => typeof part !== 'object')) return value.join(', ')
  return JSON.stringify(value)
}
