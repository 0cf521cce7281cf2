import type { ChartWish } from '@/ui/chartLook'

const FROM = Date.parse('2026-01-02T10:00:00Z') / 1000
const MINUTES = 60

/** An hour of a game's players, who were not counted for a while. */
export const wish: ChartWish = {
  series: {
    times: Array.from({ length: MINUTES }, (_, minute) => FROM + minute * 60),
    values: Array.from({ length: MINUTES }, (_, minute) =>
      minute > 20 && minute < 27 ? null : Math.round(6 + 5 * Math.sin(minute / 8)),
    ),
  },
  from: FROM,
  until: FROM + MINUTES * 60,
  least: 20,
  steps: true,
  mark: String,
}
