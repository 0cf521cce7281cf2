import type { AlignedData, Options } from 'uplot'
import uPlot from 'uplot'
import { timeOfDay } from './duration'

/** What a chart shows: a value for each time, in seconds since 1970; null where nothing is known. */
export interface Series {
  times: readonly number[]
  values: readonly (number | null)[]
}

export interface ChartWish {
  series: Series
  /** What the chart spans, in seconds since 1970. */
  from: number
  until: number
  /** The highest value is shown at least so high, so that a calm line does not look like a wild one. */
  least: number
  /** Values change at once, and not bit by bit, as a number of people does. */
  steps?: boolean | undefined
  /** A value at its mark. */
  mark: (value: number) => string
}

const FONT = "12px 'Inter Variable', system-ui, sans-serif"
/** As wide as the marks need, each of them in one line; never less, so that charts side by side begin at the same place. */
const LEAST_WIDTH = 48
const LETTER = 7
/** Room above the highest value. */
const HEADROOM = 1.15

/** A colour of the theme as it is now; charts are painted, so they cannot name it. */
const token = (name: string) =>
  getComputedStyle(document.documentElement).getPropertyValue(`--c-${name}`).trim() || '#808080'

export const chartData = ({ times, values }: Series): AlignedData => [[...times], [...values]]

/** `wish` is asked for at every painting, so what changes needs no new chart. */
export function chartOptions(
  wish: () => ChartWish,
  size: { width: number; height: number },
  locale: () => string,
  onPoint: (index: number | null) => void,
): Options {
  const time = (at: number) => timeOfDay(at * 1000, locale())
  const axis = {
    font: FONT,
    stroke: () => token('muted'),
    grid: { stroke: () => token('border'), width: 1 },
    ticks: { show: false },
  }
  return {
    ...size,
    // at the end as much as half of the last time needs
    padding: [8, 28, 0, 0],
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false, setScale: false }, points: { size: 6 } },
    scales: {
      x: { time: true, range: () => [wish().from, wish().until] },
      y: { range: (_chart, _low, high) => [0, Math.max(wish().least, (high ?? 0) * HEADROOM)] },
    },
    axes: [
      { ...axis, size: 24, space: 72, values: (_chart, marks) => marks.map(time) },
      {
        ...axis,
        // uPlot asks before it has marks, too
        size: (_chart, marks: string[] | null) =>
          Math.max(LEAST_WIDTH, ...(marks ?? []).map(({ length }) => 10 + length * LETTER)),
        space: 36,
        values: (_chart, marks) => marks.map((mark) => wish().mark(mark)),
      },
    ],
    series: [
      {},
      {
        stroke: () => token('brand'),
        fill: () => `${token('brand')}1f`,
        width: 1.5,
        ...(wish().steps && uPlot.paths.stepped ? { paths: uPlot.paths.stepped({ align: 1 }) } : {}),
      },
    ],
    hooks: { setCursor: [(chart) => onPoint(chart.cursor.idx ?? null)] },
  }
}
