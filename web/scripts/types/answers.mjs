// Says of what the services answer what is always there and what may be null.
//
// The services' descriptions mark what a request must have, as that is checked. Of an answer they mark nothing: taken at
// their word, all of it could be missing. What holds is in the Java record behind each schema, in the same way for all:
//
// - what is not `@Nullable` is always there and never null: the services are compiled with NullAway;
// - what is `@Nullable` is there and may be null, since Jackson writes nulls unless told otherwise;
// - what is `@JsonInclude(NON_NULL)`, or in a record that is, is left out rather than null; what is `NON_EMPTY` or
//   `NON_DEFAULT` may be left out too.
//
// Of a request all that is taken over is which entries of a map or a list may be null. A schema that says itself what is
// required is taken at its word. What is what for stands in the records' comments, which the descriptions leave out.
// When the descriptions say all of this one day, this file and records.mjs can go.

const REFERENCE = '#/components/schemas/'

/** Jackson's own tree: it is any JSON value, whatever getters the description sees in it. */
const ANY_VALUE = 'JsonNode'

/** Completes the schemas of a description, in place. */
export function completeSchemas(description, records) {
  const { schemas } = description.components
  if (schemas[ANY_VALUE]) schemas[ANY_VALUE] = {}
  const asked = reached(description, 'requestBody')
  const answered = reached(description, 'responses')
  for (const [name, schema] of Object.entries(schemas)) {
    if (!schema.properties || !(asked.has(name) || answered.has(name))) continue
    const record = recordOf(name, schema, records, asked.has(name))
    schema.description ??= record.description
    for (const component of record.components) explain(schema, component)
    if (asked.has(name)) {
      schema.properties = Object.fromEntries(
        record.components.map(({ name: of }) => [of, schema.properties[of]]),
      )
    }
    if (schema.required || asked.has(name)) continue
    schema.required = record.components.filter(isAlwaysThere).map((component) => component.name)
    for (const component of record.components.filter(mayBeNull)) {
      schema.properties[component.name] = orNull(schema.properties[component.name])
    }
  }
}

const isAlwaysThere = ({ inclusion, nullable }) =>
  inclusion === 'ALWAYS' || (inclusion === 'NON_NULL' && !nullable)

const mayBeNull = ({ inclusion, nullable }) => nullable && inclusion === 'ALWAYS'

function explain({ properties }, { name, description, holdsNullable }) {
  const property = properties[name]
  if (description) property.description ??= description
  if (!holdsNullable) return
  if (property.additionalProperties) property.additionalProperties = orNull(property.additionalProperties)
  if (property.items) property.items = orNull(property.items)
}

const orNull = ({ description, ...schema }) => ({
  ...(description ? { description } : {}),
  ...(typeof schema.type === 'string'
    ? { ...schema, type: [schema.type, 'null'] }
    : { anyOf: [schema, { type: 'null' }] }),
})

/**
 * The record behind a schema: of its name, be it that of a generic one with its arguments, and with its properties. Of a
 * request there may be more: getters that the description takes for something that can be sent.
 */
function recordOf(name, { properties }, records, isAsked) {
  const found = [...records.values()]
    .flat()
    .filter((record) => record.name === name || (record.generic && name.startsWith(record.name)))
    .map((record) => unwrapped(record, records))
    .filter(({ components }) => components.every((component) => properties[component.name]))
    .filter(({ components }) => isAsked || components.length === Object.keys(properties).length)
  const [record, ...others] = found
  if (!record) throw new Error(`No Java record is behind the schema ${name} as it is described`)
  if (others.some((other) => rulesOf(other) !== rulesOf(record))) {
    throw new Error(`Several Java records could be behind the schema ${name}, and say different things`)
  }
  return record
}

const rulesOf = ({ components }) =>
  JSON.stringify(components.map(({ name, nullable, inclusion }) => [name, nullable, inclusion]).sort())

/** With the components of what is written into it as if it were its own. */
const unwrapped = (record, records) => ({
  ...record,
  components: record.components.flatMap((component) =>
    component.unwrapped ? unwrapped(records.get(component.type)[0], records).components : [component],
  ),
})

/** The names of the schemas that a part of the operations is made of. */
function reached({ paths, components }, part) {
  const names = new Set()
  const follow = (value) => {
    if (typeof value !== 'object' || value === null) return
    for (const [key, inner] of Object.entries(value)) {
      if (key !== '$ref') follow(inner)
      else if (!names.has(inner.replace(REFERENCE, ''))) {
        names.add(inner.replace(REFERENCE, ''))
        follow(components.schemas[inner.replace(REFERENCE, '')])
      }
    }
  }
  for (const path of Object.values(paths))
    for (const operation of Object.values(path)) follow(operation[part])
  return names
}
