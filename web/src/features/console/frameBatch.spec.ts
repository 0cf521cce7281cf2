import { beforeEach, describe, expect, it, vi } from 'vitest'
import { FrameBatch } from './frameBatch'

describe('FrameBatch', () => {
  let frames: (() => void)[]
  const handed: number[][] = []
  const nextFrame = () => frames.splice(0).forEach((frame) => frame())
  const make = (most = 10) => new FrameBatch<number>(most, (things) => handed.push(things))

  beforeEach(() => {
    frames = []
    handed.length = 0
    vi.stubGlobal('requestAnimationFrame', (frame: () => void) => frames.push(frame))
    vi.stubGlobal('cancelAnimationFrame', (number: number) => (frames[number - 1] = () => undefined))
    return () => vi.unstubAllGlobals()
  })

  it('should hand over once a frame what came in it', () => {
    // given
    const batch = make()
    // when
    batch.add([1, 2])
    batch.add([3])
    expect(handed).toEqual([])
    nextFrame()
    batch.add([4])
    nextFrame()
    // then
    expect(handed).toEqual([[1, 2, 3], [4]])
  })

  it('should ask for one frame however often something comes, and for none when nothing does', () => {
    // given
    const batch = make()
    // when
    batch.add([])
    expect(frames).toHaveLength(0)
    for (let i = 0; i < 2000; i++) batch.add([i])
    // then
    expect(frames).toHaveLength(1)
  })

  it('should keep only the last ones while no frame comes, as in the background', () => {
    // given
    const batch = make(3)
    // when
    for (let i = 1; i <= 100; i++) batch.add([i])
    nextFrame()
    // then
    expect(handed).toEqual([[98, 99, 100]])
  })

  it('should hand over at once when asked to, and not again', () => {
    // given
    const batch = make()
    batch.add([1])
    // when
    batch.flush()
    batch.flush()
    nextFrame()
    // then
    expect(handed).toEqual([[1]])
  })

  it('should forget what waits', () => {
    // given
    const batch = make()
    batch.add([1])
    // when
    batch.drop()
    nextFrame()
    batch.add([2])
    nextFrame()
    // then
    expect(handed).toEqual([[2]])
  })
})
