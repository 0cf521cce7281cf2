import { describe, expect, it } from 'vitest'
import { effectScope } from 'vue'
import { Problem } from '@/api/problem'
import { useFields } from './useFields'

function form() {
  const scope = effectScope()
  const fields = scope.run(() =>
    useFields({ name: 'Kim', password: '' }, ({ password }) => ({
      password: password ? undefined : 'missing',
    })),
  )
  if (!fields) throw new Error('The scope is over.')
  return { scope, ...fields }
}
const refusal = (...fields: string[]) =>
  new Problem(400, {
    code: 'validation-failed',
    errors: fields.map((field) => ({ field, message: `${field} is wrong` })),
  })

describe('useFields', () => {
  it('should say what is wrong only after the first try, and send nothing', async () => {
    // given
    const { faultOf, submit } = form()
    let sent = 0
    expect(faultOf('password')).toBeUndefined()
    // when
    const done = await submit(() => Promise.resolve(sent++))
    // then
    expect([done, sent, faultOf('password'), faultOf('name')]).toEqual([false, 0, 'missing', undefined])
  })

  it.each([
    [['password'], false],
    [['name', 'password'], false],
    [['password', 'colour'], true],
    [['colour'], true],
    [[], true],
  ])('should tell of %j at the fields, and say the rest (%s)', async (fields, says) => {
    // given
    const { values, faultOf, problem, submit } = form()
    values.password = 'secret'
    // when
    await submit(() => Promise.reject(refusal(...fields)))
    // then
    expect(problem.value !== null).toBe(says)
    expect(faultOf('password')).toBe(fields.includes('password') ? 'password is wrong' : undefined)
  })

  it('should forget what was typed when the form is gone', () => {
    // given
    const { scope, values } = form()
    values.password = 'secret'
    // when
    scope.stop()
    // then
    expect(values).toEqual({ name: 'Kim', password: '' })
  })
})
