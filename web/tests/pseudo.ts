import { i18n } from '@/ui/locale'

const ACCENTED: Record<string, string> = Object.fromEntries(
  [
    'aá',
    'bƀ',
    'cç',
    'dđ',
    'eé',
    'fƒ',
    'gĝ',
    'hĥ',
    'ií',
    'jĵ',
    'kķ',
    'lł',
    'mɱ',
    'nñ',
    'oó',
    'pþ',
    'qǫ',
    'rř',
    'sš',
  ]
    .concat(['tţ', 'uú', 'vṽ', 'wŵ', 'xẋ', 'yý', 'zž'])
    .flatMap((pair) => [pair, pair.toUpperCase()])
    .map(([plain = '', accented = '']) => [plain, accented]),
)

/** English with accents on every letter and a third longer: to be told from English, and readable all the same. */
export const pseudo = (text: string): string =>
  `${text.replace(/[a-z]/gi, (letter) => ACCENTED[letter] ?? letter)} ${'·'.repeat(Math.ceil(text.length / 3))}`

/** Has everything said in the pseudo-language from now on; the answer ends that. */
export function speakPseudo(): () => void {
  i18n.global.setPostTranslationHandler((said) => (typeof said === 'string' ? pseudo(said) : said))
  return () => i18n.global.setPostTranslationHandler(null)
}

const SAID_BY = [
  'aria-label',
  'title',
  'placeholder',
  'alt',
  'aria-description',
  'aria-valuetext',
  'aria-roledescription',
]
/** What is the same in every language: code, marks of machines, and what Intl writes. */
const UNSPOKEN = 'code, kbd, pre, time, svg, style, script, .font-mono, [lang]:not(html)'

/** All that the page says, as it stands in texts, attributes and the title. */
export function everythingSaid(): string[] {
  const said = [document.title]
  for (const element of document.body.querySelectorAll('*')) {
    for (const name of SAID_BY) said.push(element.getAttribute(name) ?? '')
    if (element.closest(UNSPOKEN)) continue
    for (const node of element.childNodes)
      if (node.nodeType === Node.TEXT_NODE) said.push(node.nodeValue ?? '')
  }
  return [...new Set(said.map((text) => text.trim()).filter((text) => text !== ''))]
}

/** Every text within some data, that is, what the page shows as it is given. */
export function textsOf(data: unknown): string[] {
  if (typeof data === 'string') return [data]
  return typeof data === 'object' && data !== null ? Object.values(data).flatMap(textsOf) : []
}

/** What is said in plain letters, though it is neither among what was `given` nor a word of the pseudo-language. */
export function hardCoded(given: readonly string[]): string[] {
  const known = [...new Set(given)].filter((text) => text.length > 1).sort((a, b) => b.length - a.length)
  return everythingSaid().filter((text) => {
    const rest = known.reduce(
      (left, word) => left.replaceAll(word, '').replaceAll(pseudoWord(word), ''),
      text,
    )
    return /[a-z]{2,}/i.test(rest)
  })
}

/** How data looks that was put into a sentence. */
const pseudoWord = (text: string) => text.replace(/[a-z]/gi, (letter) => ACCENTED[letter] ?? letter)
