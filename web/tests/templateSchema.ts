import type { Schema } from '@/features/templates/editor/schema'

/** A part of what the panel serves, with each kind of field. */
export const templateSchema: Schema = {
  type: 'object',
  required: ['images', 'stop'],
  properties: {
    images: {
      type: 'array',
      minItems: 1,
      maxItems: 64,
      items: {
        type: 'object',
        required: ['image', 'name'],
        properties: {
          image: { type: 'string', maxLength: 512 },
          name: { type: 'string', maxLength: 191 },
        },
      },
    },
    onExit: { type: 'string', enum: ['RESTART', 'STOP'] },
    placement: { type: 'object', additionalProperties: { type: 'string', description: 'A label' } },
    ports: {
      type: 'array',
      items: {
        type: 'object',
        required: ['containerPort', 'name'],
        properties: {
          containerPort: { type: 'integer', minimum: 1, maximum: 65535 },
          name: { type: 'string', pattern: '^[a-z]+$' },
          protocol: { type: 'string', enum: ['TCP', 'UDP'] },
        },
      },
    },
    readOnlyRoot: { type: 'boolean' },
    stop: { type: 'object', properties: { command: { type: 'string' } } },
  },
}
