import type { Path } from './schema'

/** What belongs at a place in a text that may be half written. */
export interface Place {
  /** Of the value there; of the object around it where a key belongs. */
  path: Path
  expects: 'key' | 'value' | 'nothing'
  /** Where the word begins that is being written, without its quote. */
  from: number
  quoted: boolean
}

interface Level {
  /** The key or the place in the list that is being written; null before there is a key. */
  step: string | number | null
  isList: boolean
}

const STRING = /"(?:[^"\\\n]|\\.)*("?)/y
const WORD = /[\w.+-]+/y

/** Reads the text up to there, since what is half written is no JSON that could be parsed. */
export function placeAt(text: string, until: number): Place {
  const levels: Level[] = []
  let expects: Place['expects'] = 'value'
  const place = (from: number, quoted: boolean): Place => ({
    path: levels.flatMap(({ step }) => (step === null ? [] : [step])),
    expects,
    from,
    quoted,
  })

  let at = 0
  while (at < until) {
    const top = levels.at(-1)
    const sign = text[at]
    if (sign === '"') {
      const [string, closing] = match(STRING, text, at)
      const end = at + string.length
      if (until < end || (until === end && !closing)) return place(at + 1, true)
      if (expects === 'key' && top) top.step = unquoted(string)
      expects = 'nothing'
      at = end
      continue
    }
    const [word] = match(WORD, text, at)
    if (word) {
      if (at + word.length >= until) return place(at, false)
      expects = 'nothing'
      at += word.length
      continue
    }
    if (sign === '{') {
      levels.push({ step: null, isList: false })
      expects = 'key'
    } else if (sign === '[') {
      levels.push({ step: 0, isList: true })
      expects = 'value'
    } else if (sign === '}' || sign === ']') {
      levels.pop()
      expects = 'nothing'
    } else if (sign === ':') {
      expects = 'value'
    } else if (sign === ',' && top) {
      top.step = top.isList ? Number(top.step) + 1 : null
      expects = top.isList ? 'value' : 'key'
    }
    at++
  }
  return place(until, false)
}

function match(pattern: RegExp, text: string, at: number): [string, string] {
  pattern.lastIndex = at
  const found = pattern.exec(text)
  return [found?.[0] ?? '', found?.[1] ?? '']
}

/** What a string of JSON says; as it is written where it is none. */
export function unquoted(string: string): string {
  try {
    return String(JSON.parse(string))
  } catch {
    return string.replaceAll('"', '')
  }
}
