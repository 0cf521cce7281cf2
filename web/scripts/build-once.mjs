// Installs and builds the page for Maven, and leaves out what is done already: the packages when the lock file
// is the one they were installed from, the build when no source has changed since. Both are told by a hash, since
// a fresh checkout gives every file the same new time.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const web = fileURLToPath(new URL('..', import.meta.url))
const installMark = join(web, 'node_modules', '.installed-from')
const buildMark = join(web, 'dist', '.built-from')
const sources = [
  'src',
  'public',
  'scripts',
  'index.html',
  'package-lock.json',
  'tsconfig.json',
  'vite.config.ts',
]

const lock = hashOf(['package-lock.json', '.npmrc'])
if (marked(installMark) !== lock) {
  npm('ci', '--no-audit', '--no-fund')
  writeFileSync(installMark, lock)
}

const source = hashOf(sources)
if (marked(buildMark) === source) {
  console.log('The web page is up to date.')
} else {
  npm('run', 'build')
  // Maven only ever adds to what it copied: the assets of an older build would stay in the jar.
  rmSync(join(web, 'target', 'classes', 'META-INF', 'web'), { recursive: true, force: true })
  writeFileSync(buildMark, source)
}

function hashOf(names) {
  const hash = createHash('sha256')
  for (const file of names.flatMap(filesOf).sort()) hash.update(file).update(readFileSync(join(web, file)))
  return hash.digest('hex')
}

function filesOf(name) {
  if (!statSync(join(web, name)).isDirectory()) return [name]
  return readdirSync(join(web, name)).flatMap((child) => filesOf(join(name, child)))
}

function marked(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : null
}

function npm(...args) {
  execFileSync('npm', args, { cwd: web, stdio: 'inherit', shell: process.platform === 'win32' })
}
