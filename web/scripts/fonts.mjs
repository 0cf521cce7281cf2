// Cuts the fonts to what the pages use of them: the letters of western Europe, some signs, and weights 400 to 650.
// What is not in them comes from the system's fonts. Written beside the sources, since the build gives each a name by its content.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import subsetFont from 'subset-font'

const web = fileURLToPath(new URL('..', import.meta.url))
const FONTS = ['inter', 'jetbrains-mono']
const range = (first, last) =>
  String.fromCodePoint(...Array.from({ length: last - first + 1 }, (_, index) => first + index))
const TEXT = `${range(0x20, 0x7e)}${range(0xa0, 0xff)}ŒœŁłŠšŽžıˆ˚˜–—‘’‚“”„†•…‰‹›€™←↑→↓−≤≥×⌘⇧⌥⏎\u2009\u202f`
const WEIGHTS = { wght: { min: 400, max: 650 } }

mkdirSync(`${web}fonts`, { recursive: true })
for (const name of FONTS) {
  const whole = readFileSync(
    `${web}node_modules/@fontsource-variable/${name}/files/${name}-latin-wght-normal.woff2`,
  )
  const cut = await subsetFont(whole, TEXT, { targetFormat: 'woff2', variationAxes: WEIGHTS })
  writeFileSync(`${web}fonts/${name}.woff2`, cut)
  console.log(`${name}.woff2: ${whole.length} -> ${cut.length} bytes`)
}
