import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { typesOf, typesOfServices } from '../scripts/types/generate.mjs'
import { recordsOf, type Records } from '../scripts/types/records.mjs'

const WRITTEN = 'src/api/schema'

const JAVA = `
  /**
   * Some cat as {@link Person people} see it.
   *
   * @param owner whose {@code id} is known;
   *     null for a stray
   */
  record CatView(
          String name,
          @Nullable Owner owner,
          @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String chip,
          @JsonProperty("weightKg") int weight,
          List<@Size(max = 3) String> colours,
          Map<String, @Nullable String> notes,
          JsonNode passport) {
      @JsonInclude(JsonInclude.Include.NON_NULL)
      public record Owner(String id, @Nullable String phone) {}
  }
  record CatRequest(@Nullable String chip, Map<String, @Nullable String> notes) {
      boolean isChipped() { return chip != null; }
  }
  record Page<T>(List<T> items, @Nullable String nextCursor) {}
  record NewCatView(@JsonUnwrapped Owner owner, String secret) {}`

const text = { type: 'string' }
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })
const object = (properties: object) => ({ type: 'object', properties })
const json = (name: string) => ({ content: { 'application/json': { schema: ref(name) } } })

const description = () => ({
  openapi: '3.1.0',
  info: { title: 'cats', version: '1' },
  components: {
    schemas: {
      CatView: object({
        name: text,
        owner: ref('Owner'),
        chip: text,
        weightKg: { type: 'integer' },
        colours: { type: 'array', items: text },
        notes: { type: 'object', additionalProperties: text },
        passport: ref('JsonNode'),
      }),
      Owner: object({ id: text, phone: text }),
      PageCatView: object({ items: { type: 'array', items: ref('CatView') }, nextCursor: text }),
      NewCatView: object({ id: text, phone: text, secret: text }),
      CatRequest: {
        ...object({
          chip: text,
          notes: { type: 'object', additionalProperties: text },
          chipped: { type: 'boolean' },
        }),
        required: ['notes'],
      },
      JsonNode: object({ array: { type: 'boolean' } }),
    },
  },
  paths: {
    '/cats': {
      get: { responses: { '200': json('PageCatView') } },
      post: { requestBody: json('CatRequest'), responses: { '201': json('NewCatView') } },
    },
  },
})

function records(java = JAVA): Records {
  const found: Records = new Map()
  for (const record of recordsOf(java)) found.set(record.name, [...(found.get(record.name) ?? []), record])
  return found
}

/** One type's lines, without what is said about them. */
async function typeOf(name: string, of = description(), java = JAVA) {
  const types = await typesOf(of, records(java), 'cats.yaml')
  const found = new RegExp(`^ {8}${name}: \\{$([^]*?)^ {8}\\};$`, 'm').exec(types)?.[1] ?? ''
  return found
    .replace(/\/\*\*[^]*?\*\//g, '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
}

describe('the types of the API', () => {
  it('should be those that `npm run types` writes out of docs/openapi now', async () => {
    const types = await typesOfServices()
    expect(readdirSync(WRITTEN).sort()).toEqual([...types.keys()].sort())
    for (const [file, wanted] of types) {
      const isSame = readFileSync(`${WRITTEN}/${file}`, 'utf8') === wanted
      expect(isSame, `${file} is not what docs/openapi says: npm --prefix web run types`).toBe(true)
    }
  })

  it('should say what an answer always has, what may be null, and what may be left out', async () => {
    expect(await typeOf('CatView')).toEqual([
      'name: string;',
      'owner: components["schemas"]["Owner"] | null;',
      'chip?: string;',
      'weightKg: number;',
      'colours: string[];',
      'notes: {',
      '[key: string]: string | null;',
      '};',
      'passport: components["schemas"]["JsonNode"];',
    ])
    expect(await typeOf('Owner')).toEqual(['id: string;', 'phone?: string;'])
    expect(await typeOf('PageCatView')).toEqual([
      'items: components["schemas"]["CatView"][];',
      'nextCursor: string | null;',
    ])
    expect(await typeOf('NewCatView')).toEqual(['id: string;', 'phone?: string;', 'secret: string;'])
  })

  it('should leave to a request what the description asks of it, without what only a getter makes up', async () => {
    expect(await typeOf('CatRequest')).toEqual([
      'chip?: string;',
      'notes: {',
      '[key: string]: string | null;',
      '};',
    ])
  })

  it('should say what the records say about it', async () => {
    const types = await typesOf(description(), records(), 'cats.yaml')
    expect(types).toMatch(/^\/\/ Generated from docs\/openapi\/cats\.yaml by `npm run types`/)
    expect(types).toContain('@description Some cat as `Person` see it.')
    expect(types).toContain('@description whose `id` is known; null for a stray')
    expect(types).toContain('JsonNode: unknown;')
  })

  it('should not be guessed of what has no record, or several that differ', async () => {
    await expect(typeOf('CatView', description(), JAVA.replace('String name,', ''))).rejects.toThrow(
      'No Java record is behind the schema CatView',
    )
    const other = JAVA.replaceAll('@Nullable ', '')
    await expect(typeOf('CatView', description(), JAVA + other)).rejects.toThrow('Several Java records')
  })
})
