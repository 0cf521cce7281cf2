import { describe, expect, it } from 'vitest'
import { render } from '@testing-library/vue'
import { defineComponent } from 'vue'
import { Problem } from '@/api/problem'
import { i18n } from './locale'
import { useFields } from './useFields'

function form() {
  let fields: ReturnType<typeof fieldsOf> | undefined
  const fieldsOf = () =>
    useFields({ name: 'Kim', password: '' }, ({ password }) => ({
      password: password ? undefined : { code: 'required' },
    }))
  const page = defineComponent(() => {
    fields = fieldsOf()
    return () => null
  })
  const { unmount } = render(page, { global: { plugins: [i18n] } })
  if (!fields) throw new Error('The form was not set up.')
  return { unmount, ...fields }
}
const refusal = (...fields: string[]) =>
  new Problem(400, {
    code: 'validation-failed',
    errors: fields.map((field) => ({ field, code: 'out-of-fashion', message: `${field} is wrong` })),
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
    expect([done, sent, faultOf('password'), faultOf('name')]).toEqual([false, 0, 'Fill this in.', undefined])
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
    const { unmount, values } = form()
    values.password = 'secret'
    // when
    unmount()
    // then
    expect(values).toEqual({ name: 'Kim', password: '' })
  })
})
