import type { ITheme } from '@xterm/xterm'

/** Lines kept to scroll back to. */
export const SCROLLBACK = 5000

const LIGHT: ITheme = {
  background: '#ffffff',
  foreground: '#182026',
  cursor: '#ffffff',
  selectionBackground: '#0b5a6e44',
  black: '#182026',
  red: '#a3211b',
  green: '#12663a',
  yellow: '#855000',
  blue: '#1d5596',
  magenta: '#5b3fa0',
  cyan: '#0b5a6e',
  white: '#4e5a64',
  brightBlack: '#4e5a64',
  brightRed: '#a3211b',
  brightGreen: '#12663a',
  brightYellow: '#855000',
  brightBlue: '#1d5596',
  brightMagenta: '#5b3fa0',
  brightCyan: '#0b5a6e',
  brightWhite: '#182026',
}

const DARK: ITheme = {
  background: '#090d0f',
  foreground: '#e7edf0',
  cursor: '#090d0f',
  selectionBackground: '#74cce044',
  black: '#85929b',
  red: '#ff9388',
  green: '#6bd39a',
  yellow: '#f0b85c',
  blue: '#8fbdf2',
  magenta: '#bba5f5',
  cyan: '#74cce0',
  white: '#e7edf0',
  brightBlack: '#a3b0b9',
  brightRed: '#ff9388',
  brightGreen: '#6bd39a',
  brightYellow: '#f0b85c',
  brightBlue: '#8fbdf2',
  brightMagenta: '#bba5f5',
  brightCyan: '#74cce0',
  brightWhite: '#ffffff',
}

export const terminalTheme = (dark: boolean): ITheme => (dark ? DARK : LIGHT)

export interface MatchColours {
  match: string
  /** The match one stands at, which has a border too. */
  current: string
  border: string
}

const LIGHT_MATCH: MatchColours = { match: '#fdebc4', current: '#f7cf7e', border: '#855000' }
const DARK_MATCH: MatchColours = { match: '#3d3116', current: '#6b4e10', border: '#f0b85c' }

export const matchColours = (dark: boolean): MatchColours => (dark ? DARK_MATCH : LIGHT_MATCH)

const STEP = 40
const WIDEST = 480

/**
 * How wide a terminal that does not wrap must be for its longest line. In steps, since making it wider means to lay
 * out everything anew; and no wider than what its memory bears, so that longer lines wrap all the same.
 */
export function columnsFor(longest: number): number {
  return Math.min(WIDEST, Math.ceil(longest / STEP) * STEP)
}
