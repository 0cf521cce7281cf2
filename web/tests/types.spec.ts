import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { typesOf, typesOfServices } from '../scripts/types/generate.mjs'

const WRITTEN = 'src/api/schema'

const description = {
  openapi: '3.1.0',
  info: { title: 'cats', version: '1' },
  components: {
    schemas: {
      CatView: {
        type: 'object',
        required: ['name', 'owner', 'notes', 'passport'],
        properties: {
          name: { type: 'string', description: 'as it is called' },
          owner: { anyOf: [{ $ref: '#/components/schemas/Owner' }, { type: 'null' }] },
          chip: { type: ['string', 'null'] },
          notes: { type: 'object', additionalProperties: { type: ['string', 'null'] } },
          passport: { $ref: '#/components/schemas/JsonNode' },
        },
      },
      Owner: { type: 'object', required: ['id'], properties: { id: { type: 'string' } } },
      JsonNode: { description: 'Any JSON value' },
    },
  },
  paths: { '/cats': { get: { responses: {} } } },
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

  it('should say what is always there, what may be null, and what may be left out', async () => {
    const types = await typesOf(description, 'cats.yaml')
    const lines = types.split('\n').map((line) => line.trim())
    expect(lines).toEqual(
      expect.arrayContaining([
        'name: string;',
        'owner: components["schemas"]["Owner"] | null;',
        'chip?: string | null;',
        '[key: string]: string | null;',
        'passport: components["schemas"]["JsonNode"];',
        'JsonNode: unknown;',
        "export type CatView = components['schemas']['CatView'];",
      ]),
    )
  })

  it('should say where they are from, and nothing of paths', async () => {
    const types = await typesOf(description, 'cats.yaml')
    expect(types).toMatch(/^\/\/ Generated from docs\/openapi\/cats\.yaml by `npm run types`/)
    expect(types).toContain('@description as it is called')
    expect(types).not.toContain('/cats"')
  })
})
