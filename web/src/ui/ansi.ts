// A game's output is somebody else's text. Of its control sequences only colours and "erase in line" reach the
// terminal; moving the cursor, titles, links, reports and the clipboard do not.
// eslint-disable-next-line no-control-regex
const SEQUENCE = /\x1b(?:\[[0-?]*[ -/]*[@-~]|[\]PX^_][^\x07\x1b]*(?:\x07|\x1b\\|$)|[ -/]*[0-~]|$)/g
// eslint-disable-next-line no-control-regex
const ALLOWED = /^\x1b\[[0-9;:]*[mK]$/
// eslint-disable-next-line no-control-regex
const CONTROL = /[\x00-\x08\x0a-\x0c\x0e-\x1a\x1c-\x1f\x7f-\x9f]/g

/** The text as it may be written to the terminal. `\r` stays: progress bars redraw their line with it. */
export function safeAnsi(text: string): string {
  return text.replace(CONTROL, '').replace(SEQUENCE, (sequence) => (ALLOWED.test(sequence) ? sequence : ''))
}

/** The text as it reads: no sequences, and of a line redrawn with `\r` only what was drawn last. */
export function plainText(text: string): string {
  const plain = text.replace(CONTROL, '').replace(SEQUENCE, '').replace(/\r+$/, '')
  return plain.slice(plain.lastIndexOf('\r') + 1)
}
