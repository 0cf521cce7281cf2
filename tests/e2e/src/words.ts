import { readFileSync } from 'node:fs'

export type Language = 'en' | 'de' | 'ar'

type Words = { [key: string]: string | Words }

/**
 * What the web calls something: `file:key`, with the file of web/src/locales in that language. What stands for a parameter may be
 * anything, and so may what follows.
 */
export function worded(language: Language, name: string): RegExp {
  const [file, key] = name.split(':') as [string, string]
  const path = new URL(`../../../web/src/locales/${language}/${file}.json`, import.meta.url)
  let words = JSON.parse(readFileSync(path, 'utf8')) as Words | string | undefined
  for (const step of key.split('.')) words = typeof words === 'object' ? words[step] : undefined
  if (typeof words !== 'string') throw new Error(`no words for ${name} in ${language}`)
  const literal = words.split(/\{\w+\}/).map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${literal.join('.*')}`)
}
