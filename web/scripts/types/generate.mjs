// The types of the API, out of docs/openapi, which says what is required and what may be null.
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import openapiTypes, { astToString } from 'openapi-typescript'
import { parse } from 'yaml'

const descriptions = join(import.meta.dirname, '../../../docs/openapi')

/** What is to be in each file: one for each service. */
export async function typesOfServices() {
  const files = readdirSync(descriptions).filter((file) => file.endsWith('.yaml'))
  const pairs = files.map(async (file) => [
    `${basename(file, '.yaml')}.ts`,
    await typesOf(parse(readFileSync(join(descriptions, file), 'utf8')), file),
  ])
  return new Map(await Promise.all(pairs))
}

/** The types of a description's schemas. Paths are left out: src/api/http.ts knows nothing of them. */
export async function typesOf(description, file) {
  const tree = await openapiTypes(
    { ...description, paths: {} },
    { rootTypes: true, rootTypesNoSchemaPrefix: true, emptyObjectsUnknown: true },
  )
  return `// Generated from docs/openapi/${file} by \`npm run types\` (openapi-typescript): not to be changed by hand.\n${astToString(tree)}`
}
