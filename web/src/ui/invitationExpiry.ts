/** How long an invitation is good, in hours. */
export const HOURS = { day: 24, week: 168, month: 720 } as const

export type Expiry = keyof typeof HOURS

export const EXPIRIES = Object.keys(HOURS) as Expiry[]
