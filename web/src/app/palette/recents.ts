const STORED = 'ptn.palette'
const MOST = 5

/** What was chosen last, the newest first. Ids alone: what somebody may not see any more has no name here. */
export function recentChoices(): string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(STORED) ?? '[]')
    return Array.isArray(stored) ? stored.filter((id) => typeof id === 'string').slice(0, MOST) : []
  } catch {
    return []
  }
}

export function rememberChoice(id: string): void {
  const others = recentChoices().filter((known) => known !== id)
  localStorage.setItem(STORED, JSON.stringify([id, ...others].slice(0, MOST)))
}
