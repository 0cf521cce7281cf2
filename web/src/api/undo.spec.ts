import { describe, expect, it, vi } from 'vitest'
import { undoUnlessChanged } from './undo'

describe('undoUnlessChanged', () => {
  it.each([
    ['a name', 'Kim', 'Kim'],
    ['a list in another order', ['r1', 'r2'], ['r2', 'r1']],
  ])('should take back %s that is as it was left', async (_what, left, present) => {
    // given
    const takeBack = vi.fn(() => Promise.resolve())
    // when
    await undoUnlessChanged(left, () => Promise.resolve(present), takeBack)
    // then
    expect(takeBack).toHaveBeenCalledOnce()
  })

  it.each([
    ['another name', 'Kim', 'Robin'],
    ['another list', ['r1'], ['r1', 'r2']],
    ['nothing any more', ['r1'], undefined],
  ])('should refuse where there is %s by now', async (_what, left, present) => {
    // given
    const takeBack = vi.fn(() => Promise.resolve())
    // when
    const undo = undoUnlessChanged(left, () => Promise.resolve(present), takeBack)
    // then
    await expect(undo).rejects.toMatchObject({ status: 412, code: 'precondition-failed' })
    expect(takeBack).not.toHaveBeenCalled()
  })
})
