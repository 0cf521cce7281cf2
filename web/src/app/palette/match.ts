/** Without case and accents, so that "Muller" finds "Müller". */
const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

/** The words somebody typed. */
export const wordsOf = (search: string): string[] => plain(search).split(/\s+/).filter(Boolean)

/** Whether every word typed is somewhere in the texts. */
export function matches(words: readonly string[], texts: readonly (string | undefined)[]): boolean {
  const hay = plain(texts.filter(Boolean).join(' '))
  return words.every((word) => hay.includes(word))
}

/** Whether a text begins with what was typed, or one of its words does: such are what somebody most likely means. */
export function begins(words: readonly string[], text: string): boolean {
  return ` ${plain(text)}`.includes(` ${words[0] ?? ''}`)
}
