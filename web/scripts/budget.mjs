// Says what a browser has to fetch for each page, gzipped, and ends with 1 when that is more than was agreed.
import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

const KB = 1024
const BUDGET = { firstScripts: 170 * KB, firstStyles: 30 * KB, page: 120 * KB, fonts: 60 * KB }
/** The page that opens for whoever is signed in. */
const FIRST = 'src/features/servers/components/ServersPage.vue'
const FIRST_WORDS = ['frame', 'tenants', 'servers', 'shell']

const dist = fileURLToPath(new URL('../dist/', import.meta.url))
const manifest = JSON.parse(readFileSync(`${dist}.vite/manifest.json`, 'utf8'))
const sizes = new Map()
const size = (file) => {
  if (!sizes.has(file)) sizes.set(file, gzipSync(readFileSync(dist + file)).length)
  return sizes.get(file)
}
const sum = (files) => [...files].reduce((total, file) => total + size(file), 0)

/** The chunks that come with these, themselves included. */
function closure(names, found = new Set()) {
  for (const name of names.filter((one) => !found.has(one))) {
    found.add(name)
    closure(manifest[name].imports ?? [], found)
  }
  return found
}
const scripts = (names) => new Set([...names].map((name) => manifest[name].file))
const styles = (names) => new Set([...names].flatMap((name) => manifest[name].css ?? []))

const entry = closure(Object.keys(manifest).filter((name) => manifest[name].isEntry))
const words = (code) => FIRST_WORDS.map((feature) => `src/locales/${code}/${feature}.json`)
const first = closure(
  [FIRST, 'src/features/tenants/components/TenantScope.vue', ...words('en')],
  new Set(entry),
)
const pages = Object.keys(manifest).filter((name) => name.endsWith('.vue') && manifest[name].isDynamicEntry)
const extra = (name) => {
  const own = [...closure([name])].filter((chunk) => !entry.has(chunk))
  return sum(scripts(own)) + sum(styles(own))
}
const heaviest = pages.map((name) => [name, extra(name)]).sort(([, a], [, b]) => b - a)
const fonts = readdirSync(`${dist}assets`).filter((file) => file.endsWith('.woff2'))
const fontBytes = fonts.reduce((total, file) => total + readFileSync(`${dist}assets/${file}`).length, 0)

const checks = [
  ['first page, scripts', sum(scripts(first)), BUDGET.firstScripts],
  ['first page, styles', sum(styles(first)), BUDGET.firstStyles],
  ['fonts', fontBytes, BUDGET.fonts],
  ...heaviest.map(([name, bytes]) => [`page ${name.split('/').pop()}`, bytes, BUDGET.page]),
]
const failed = checks.filter(([, bytes, most]) => bytes > most)
for (const [what, bytes, most] of new Set([...checks.slice(0, 8), ...failed])) {
  const mark = bytes > most ? 'TOO MUCH' : 'ok'
  console.log(
    `${mark.padEnd(8)} ${what.padEnd(36)} ${(bytes / KB).toFixed(1).padStart(7)} of ${most / KB} KB`,
  )
}
process.exitCode = failed.length > 0 ? 1 : 0
