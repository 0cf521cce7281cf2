// Writes the types of the API into src/api/schema: `npm run types`. What is written is committed, and tests/types.spec.ts fails
// when it is not what would be written now.
import { rmSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { typesOfServices } from './types/generate.mjs'

const folder = join(import.meta.dirname, '../src/api/schema')

const types = await typesOfServices()
rmSync(folder, { recursive: true, force: true })
mkdirSync(folder)
for (const [file, text] of types) writeFileSync(join(folder, file), text)
