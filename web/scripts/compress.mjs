// Leaves a .br and a .gz beside each built file that gets smaller by it, for the gateway to send.
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const dist = fileURLToPath(new URL('../dist/', import.meta.url))
const TEXT = /\.(html|js|mjs|css|json|svg|txt|webmanifest)$/

for (const name of readdirSync(dist, { recursive: true, encoding: 'utf8' })) {
  if (!TEXT.test(name) || !statSync(dist + name).isFile()) continue
  const content = readFileSync(dist + name)
  const forms = {
    br: brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: content.length } }),
    gz: gzipSync(content, { level: constants.Z_BEST_COMPRESSION }),
  }
  for (const [suffix, form] of Object.entries(forms)) {
    if (form.length < content.length) writeFileSync(`${dist}${name}.${suffix}`, form)
  }
}
