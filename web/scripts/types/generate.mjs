// The types of the API, out of docs/openapi and the services' records.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import openapiTypes, { astToString } from 'openapi-typescript'
import { parse } from 'yaml'
import { completeSchemas } from './answers.mjs'
import { recordsBelow } from './records.mjs'

const root = join(import.meta.dirname, '../../..')
const descriptions = join(root, 'docs/openapi')

/** What is to be in each file: one for each service. */
export async function typesOfServices() {
  const libraries = readdirSync(join(root, 'libs')).map((name) => join('libs', name))
  const files = readdirSync(descriptions).filter((file) => file.endsWith('.yaml'))
  const pairs = files.map(async (file) => {
    const service = basename(file, '.yaml')
    const sources = [service, ...libraries]
      .map((folder) => join(root, folder, 'src/main/java'))
      .filter(existsSync)
    const description = parse(readFileSync(join(descriptions, file), 'utf8'))
    return [`${service}.ts`, await typesOf(description, recordsBelow(sources), file)]
  })
  return new Map(await Promise.all(pairs))
}

/** The types of a description's schemas. Paths are left out: src/api/http.ts knows nothing of them. */
export async function typesOf(description, records, file) {
  completeSchemas(description, records)
  const tree = await openapiTypes(
    { ...description, paths: {} },
    { rootTypes: true, rootTypesNoSchemaPrefix: true, emptyObjectsUnknown: true },
  )
  return `// Generated from docs/openapi/${file} by \`npm run types\` (openapi-typescript): not to be changed by hand.\n${astToString(tree)}`
}
