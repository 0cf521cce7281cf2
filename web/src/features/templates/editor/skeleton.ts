import type { Schema } from './schema'

/** What to begin a value with: what must be there is there. Lines after the first are indented from nothing. */
export function skeleton(schema: Schema | undefined, depth = 0): string {
  if (schema?.enum) return JSON.stringify(schema.enum[0])
  switch (schema?.type) {
    case 'array':
      return '[]'
    case 'boolean':
      return 'false'
    case 'integer':
      return String(schema.minimum ?? 0)
    case 'object':
      return object(schema, depth)
    default:
      return '""'
  }
}

function object(schema: Schema, depth: number): string {
  const indent = '  '.repeat(depth)
  const needed = (schema.required ?? []).map(
    (key) => `${indent}  ${JSON.stringify(key)}: ${skeleton(schema.properties?.[key], depth + 1)}`,
  )
  return needed.length === 0 ? '{}' : `{\n${needed.join(',\n')}\n${indent}}`
}
