import { createPinia, setActivePinia } from 'pinia'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { makeRouter } from './router'

const LOCALE = 'src/locales/en'
/** Which file has the words of a name. */
const home = new Map(
  readdirSync(LOCALE).flatMap((file) =>
    Object.keys(JSON.parse(readFileSync(`${LOCALE}/${file}`, 'utf8')) as object).map(
      (name) => [name, file.replace('.json', '')] as const,
    ),
  ),
)

/** Files whose words the sources below a folder use. */
function used(folder: string): Set<string> {
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(vue|ts)$/.test(file) && !file.endsWith('.spec.ts'))
    .map((file) => readFileSync(`${folder}/${file}`, 'utf8'))
  const names = sources.flatMap((source) =>
    [...source.matchAll(/['`]([a-zA-Z]+)\.[a-zA-Z$]/g)].map(([, name]) => home.get(name ?? '')),
  )
  return new Set(names.filter((name) => name !== undefined))
}

describe('the words of each page', () => {
  setActivePinia(createPinia())
  const router = makeRouter()
  const pages = router.getRoutes().flatMap((route) => {
    const feature = /features\/(\w+)\//.exec(String(route.components?.['default']))?.[1]
    return feature && route.name ? [[String(route.name), feature, route.path] as const] : []
  })

  it('should be found for most pages', () => {
    expect(pages.length).toBeGreaterThan(30)
  })

  it.each(pages)('should be loaded for %s, of %s', (name, feature, path) => {
    const params = Object.fromEntries([...path.matchAll(/:(\w+)/g)].map(([, key]) => [key, 'x']))
    const { matched } = router.resolve({ name, params })
    const asked = new Set(['frame', ...matched.flatMap(({ meta }) => meta.words ?? [])])
    expect([...used(`src/features/${feature}`)].filter((file) => !asked.has(file))).toEqual([])
  })
})
