import type { Startup } from '@/api/types'

/** The variables that were typed otherwise; null for those that go back to what the template says. */
export function changedVariables(
  startup: Startup,
  typed: Readonly<Record<string, string>>,
): Record<string, string | null> {
  return Object.fromEntries(
    startup.variables.flatMap(({ key, value, defaultValue, editable }) => {
      const wanted = typed[key]
      if (!editable || wanted === undefined || wanted === value) return []
      return [[key, wanted === defaultValue ? null : wanted]]
    }),
  )
}
