import { describe, expect, it } from 'vitest'
import { Problem } from './problem'

const of = (field: string) =>
  new Problem(400, { errors: [{ field, code: 'invalid-format', message: 'is wrong' }] })

describe('what is wrong with a field', () => {
  it.each(['labels', 'labels.topology.kubernetes.io/zone', 'labels[1]', 'cluster.labels'])(
    'should be found at the field when it is said of %s',
    (field) => {
      expect(of(field).forField('labels')?.message).toBe('is wrong')
    },
  )

  it.each(['label', 'labelsOfOthers', 'other.labelsOfOthers'])(
    'should not be found at another when it is said of %s',
    (field) => {
      expect(of(field).forField('labels')).toBeUndefined()
    },
  )
})
