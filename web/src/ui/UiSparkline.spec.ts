import { render } from '@testing-library/vue'
import { describe, expect, it } from 'vitest'
import UiSparkline from './UiSparkline.vue'

const show = (values: (number | null)[], most: number) =>
  render(UiSparkline, { props: { values, most } }).container
const drawn = (values: (number | null)[], most: number) =>
  show(values, most).querySelector('path')?.getAttribute('d')

describe('UiSparkline', () => {
  it('should draw from edge to edge, up to the most there may be', () => {
    expect(drawn([0, 50, 100, 50, 0], 100)).toBe('M0.0 15.0h0L12.0 8.0L24.0 1.0L36.0 8.0L48.0 15.0')
    expect(drawn([0, 200, 0, 0, 0], 100)).toBe('M0.0 15.0h0L12.0 1.0L24.0 15.0L36.0 15.0L48.0 15.0')
  })

  it('should leave a gap where nothing is known, and a dot for one alone', () => {
    expect(drawn([0, null, 100, null, 0, 0, 0], 100)).toBe(
      'M0.0 15.0h0M16.0 1.0h0M32.0 15.0h0L40.0 15.0L48.0 15.0',
    )
  })

  it.each([[[]], [[null, 3, null]], [[1, 2, 3, 4]], [[1, null, 2, null, 3, 4]]])(
    'should draw nothing of as few as %j, and keep its room',
    (values) => {
      expect(drawn(values, 10)).toBeUndefined()
      expect(show(values, 10).querySelector('svg')).toBeTruthy()
    },
  )
})
