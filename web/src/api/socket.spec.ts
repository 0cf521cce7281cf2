import { beforeEach, describe, expect, it, vi } from 'vitest'
import { FakeSocket } from '../../tests/fakeSocket'
import { backoff } from './backoff'
import { LastingSocket, type SocketPhase } from './socket'

describe('LastingSocket', () => {
  const phases: SocketPhase[] = []
  const frames: unknown[] = []
  let mayGoOn = true
  let checks = 0

  const make = () =>
    new LastingSocket({
      url: () => `ws://localhost/${FakeSocket.all.length}`,
      onFrame: (frame) => frames.push(frame),
      onPhase: (phase) => phases.push(phase),
      beforeRetry: () => {
        checks++
        return Promise.resolve(mayGoOn)
      },
      finalCodes: [4403],
    })

  beforeEach(() => {
    vi.useFakeTimers()
    phases.length = frames.length = 0
    mayGoOn = true
    checks = 0
  })

  it('should pass frames on and leave out what is no JSON', () => {
    // given
    const socket = make()
    socket.start()
    FakeSocket.last.accept()
    // when
    FakeSocket.last.receive('{')
    FakeSocket.last.receive({ a: 1 })
    // then
    expect(frames).toEqual([{ a: 1 }])
    socket.stop()
  })

  it('should wait longer after each failure and come back', async () => {
    // given
    const socket = make()
    socket.start()
    // when
    FakeSocket.last.drop()
    await vi.advanceTimersByTimeAsync(1300)
    FakeSocket.last.drop()
    await vi.advanceTimersByTimeAsync(1300)
    const afterShortWait = FakeSocket.all.length
    await vi.advanceTimersByTimeAsync(1300)
    // then
    expect(afterShortWait).toBe(2)
    expect(FakeSocket.all).toHaveLength(3)
    expect(phases).toEqual(['connecting', 'waiting', 'connecting', 'waiting', 'connecting'])
    socket.stop()
  })

  it('should come back at once when asked', () => {
    // given
    const socket = make()
    socket.start()
    FakeSocket.last.drop()
    // when
    socket.retryNow()
    // then
    expect(FakeSocket.all).toHaveLength(2)
    socket.stop()
  })

  it('should check the session before the next try only when the connection never opened', async () => {
    // given
    const socket = make()
    socket.start()
    FakeSocket.last.accept()
    FakeSocket.last.drop()
    await vi.advanceTimersByTimeAsync(1300)
    const afterOpened = checks
    // when
    FakeSocket.last.drop()
    await vi.advanceTimersByTimeAsync(3000)
    // then
    expect(afterOpened).toBe(0)
    expect(checks).toBe(1)
    socket.stop()
  })

  it('should check at once when the panel says that the session is over', async () => {
    // given
    mayGoOn = false
    const socket = make()
    socket.start()
    FakeSocket.last.accept()
    // when
    FakeSocket.last.drop(4401)
    await vi.advanceTimersByTimeAsync(0)
    // then
    expect(checks).toBe(1)
    expect(phases.at(-1)).toBe('closed')
  })

  it('should stay away when the code is final', async () => {
    // given
    make().start()
    // when
    FakeSocket.last.drop(4403)
    await vi.advanceTimersByTimeAsync(60_000)
    // then
    expect(FakeSocket.all).toHaveLength(1)
    expect(phases.at(-1)).toBe('closed')
  })

  it('should not try while nobody looks at the page, and at once when somebody does', async () => {
    // given
    const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(true)
    const socket = make()
    socket.start()
    FakeSocket.last.drop()
    // when
    await vi.advanceTimersByTimeAsync(60_000)
    const whileHidden = FakeSocket.all.length
    document.dispatchEvent(new Event('visibilitychange'))
    await vi.advanceTimersByTimeAsync(0)
    const stillHidden = FakeSocket.all.length
    hidden.mockReturnValue(false)
    document.dispatchEvent(new Event('visibilitychange'))
    await vi.advanceTimersByTimeAsync(0)
    // then
    expect([whileHidden, stillHidden, FakeSocket.all.length]).toEqual([1, 1, 2])
    expect(checks).toBe(1)
    // and when: there is nothing to wait for
    FakeSocket.last.accept()
    document.dispatchEvent(new Event('visibilitychange'))
    await vi.advanceTimersByTimeAsync(60_000)
    // then
    expect(FakeSocket.all).toHaveLength(2)
    socket.stop()
    hidden.mockRestore()
  })

  it('should not wait any longer when somebody looks at the page again', async () => {
    // given
    const socket = make()
    socket.start()
    FakeSocket.last.drop()
    // when
    document.dispatchEvent(new Event('visibilitychange'))
    await vi.advanceTimersByTimeAsync(0)
    // then
    expect(FakeSocket.all).toHaveLength(2)
    socket.stop()
  })

  it('should send nothing and say so when there is no connection', () => {
    // given
    const socket = make()
    socket.start()
    // then
    expect(socket.send({ a: 1 })).toBe(false)
    FakeSocket.last.accept()
    expect(socket.send({ a: 1 })).toBe(true)
    expect(FakeSocket.last.sent).toEqual([{ a: 1 }])
    socket.stop()
  })
})

describe('backoff', () => {
  it('should double from one second to thirty with a spread of a fifth', () => {
    expect([0, 1, 2, 5, 50].map((attempt) => backoff(attempt, () => 0.5))).toEqual([
      1000, 2000, 4000, 30_000, 30_000,
    ])
    expect(backoff(0, () => 0)).toBe(800)
    expect(backoff(0, () => 1)).toBe(1200)
  })
})
