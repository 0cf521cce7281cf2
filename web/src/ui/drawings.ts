/**
 * What stands over a cloud when there is nothing else to show: one line each, in the manner of the logo, on 120 × 80.
 * `trail` is dashed.
 */
interface Lines {
  line: string
  trail?: string
}

/** The ground of all of them. */
export const CLOUD =
  'M32 72 H90 C103 72 103 55 91 55 C90 47 79 45 75 51 C71 42 55 42 52 52 C44 47 36 51 37 57 C23 55 20 72 32 72'

/** With its beak to the right, as in the logo, and its chest where the point is. */
const bird = (x: number, y: number, size: number): string => {
  const at = (dx: number, dy: number) => `${String(x + dx * size)} ${String(y + dy * size)}`
  return [
    `M${at(0, 0)} C${at(2, -3)} ${at(4, -5.8)} ${at(4.6, -8.8)}`,
    `L${at(15.5, -10.4)} L${at(5.6, -12)} L${at(-2, -16.2)} L${at(1.6, -10.6)}`,
    `C${at(-3.5, -12.2)} ${at(-9.5, -10.4)} ${at(-13.5, -4.8)} C${at(-8.2, -6.4)} ${at(-3.2, -4.8)} ${at(0, 0)}`,
  ].join(' ')
}

const egg = (x: number, y: number): string => `M${String(x)} ${String(y)} c-12 0 -8 -22 0 -22 c8 0 12 22 0 22`

export const DRAWINGS = {
  /** Nothing has hatched here yet. */
  nest: { line: [egg(46, 46), egg(62, 41), egg(78, 47)].join(' ') },
  /** Nobody is here yet. */
  flock: { line: [bird(46, 34, 1), bird(70, 24, 0.75), bird(80, 42, 0.75)].join(' ') },
  /** Searched for, and not found. */
  search: {
    line: 'M70 25 A13 13 0 1 1 44 25 A13 13 0 1 1 70 25 M66.5 34 L78 45',
    trail: 'M50 25 A7 7 0 0 1 57 18',
  },
  /** Nothing was sent. */
  letter: {
    line: 'M46 16 H78 V38 H46 Z M46 18 L62 30 L78 18 M46 22 C38 14 34 19 29 13 C37 10 43 12 46 18 M78 22 C86 14 90 19 95 13 C87 10 81 12 78 18',
  },
  /** Nothing was written down. */
  scroll: {
    line: 'M47 42 V12 C47 7 54 7 54 12 H77 C82 12 82 19 77 19 M54 12 C54 17 47 17 47 12 M77 12 V42 M54 24 H70 M54 31 H70 M54 38 H64',
  },
  key: { line: 'M57 26 A8 8 0 1 1 41 26 A8 8 0 1 1 57 26 M57 26 H83 M75 26 V33 M83 26 V33' },
  /** Far from everything. */
  lost: { line: bird(78, 32, 1.1), trail: 'M60 27 C44 22 48 40 36 38 C22 35 24 18 36 16' },
  /** Not for everybody. */
  gate: { line: 'M46 24 H74 V43 H46 Z M51 24 V17 C51 6 69 6 69 17 V24 M60 31 V36' },
  /** No answer. */
  storm: { line: 'M64 8 L52 28 H62 L56 44 L74 23 H64 L71 8 Z', trail: 'M36 20 H44 M33 30 H40 M82 34 H90' },
  /** Something else to be linked with. */
  clouds: {
    line: 'M28 32 H50 C58 32 58 21 50 21 C48 13 37 13 35 21 C25 19 21 32 28 32',
    trail: 'M58 27 C70 27 76 34 76 43',
  },
  /** It is over, or soon will be. */
  clock: { line: 'M78 26 A17 17 0 1 1 44 26 A17 17 0 1 1 78 26 M61 16 V26 L68 30' },
} satisfies Record<string, Lines>

export type Drawing = keyof typeof DRAWINGS
