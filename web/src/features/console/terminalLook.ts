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
  black: '#2a363e',
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
