import { readdirSync, readFileSync } from 'node:fs'

const FOLDER = '../docs/openapi'
const BASE = '/api/v1'

/** Every endpoint of the committed documents, as a verb and what its path looks like. */
const endpoints = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.yaml'))
  .flatMap((name) => endpointsOf(readFileSync(`${FOLDER}/${name}`, 'utf8')))

function endpointsOf(document: string): { verb: string; path: RegExp }[] {
  const found: { verb: string; path: RegExp }[] = []
  let path = ''
  for (const line of document.slice(document.indexOf('\npaths:')).split('\n')) {
    path = /^ {2}"?(\/[^":]*)"?:$/.exec(line)?.[1] ?? path
    const verb = /^ {4}(get|post|put|patch|delete):$/.exec(line)?.[1]
    if (verb) found.push({ verb, path: new RegExp(`^${path.replace(/\{[^}]+\}/g, '[^/]+')}$`) })
  }
  return found
}

/** Whether some service answers this, by its document. */
export function isDocumented(verb: string, path: string): boolean {
  return endpoints.some((endpoint) => endpoint.verb === verb && endpoint.path.test(BASE + path))
}
