/** As much of JSON Schema as the spec of a template is described with. */
export interface Schema {
  type?: 'object' | 'array' | 'string' | 'integer' | 'boolean'
  description?: string
  enum?: string[]
  default?: unknown
  pattern?: string
  required?: string[]
  properties?: Record<string, Schema>
  additionalProperties?: Schema | boolean
  items?: Schema
  minLength?: number
  maxLength?: number
  minItems?: number
  maxItems?: number
  minimum?: number
  maximum?: number
}

/** The way to a value: keys of objects and places in lists. */
export type Path = readonly (string | number)[]

/** What a value there has to be; undefined where nothing is said of it. */
export function schemaAt(schema: Schema, path: Path): Schema | undefined {
  return path.reduce<Schema | undefined>((at, step) => at && below(at, step), schema)
}

function below(schema: Schema, step: string | number): Schema | undefined {
  if (typeof step === 'number') return schema.items
  if (schema.properties && Object.hasOwn(schema.properties, step)) return schema.properties[step]
  return typeof schema.additionalProperties === 'object' ? schema.additionalProperties : undefined
}

/** The field, whichever item of a list it is of: `variables[].key`. */
export function fieldName(path: Path): string {
  return path.reduce<string>(
    (name, step) => (typeof step === 'number' ? `${name}[]` : name ? `${name}.${step}` : step),
    '',
  )
}
