import { render, screen } from '@testing-library/vue'
import { afterEach, describe, expect, it } from 'vitest'
import { defineComponent, h } from 'vue'
import { Problem } from '@/api/problem'
import { useFieldWords, type Fault } from './fieldWords'
import { i18n, setLocale, type LocaleCode } from './locale'
import UiProblem from './UiProblem.vue'

const plugins = [i18n]

async function said(locale: LocaleCode, fault: Fault | undefined) {
  await setLocale(locale, false)
  const page = defineComponent(() => {
    const words = useFieldWords()
    return () => h('p', words(fault) ?? '-')
  })
  return render(page, { global: { plugins } }).container.textContent
}

describe('useFieldWords', () => {
  afterEach(() => setLocale('en', false))

  it.each<[LocaleCode, Fault | undefined, string]>([
    [
      'en',
      { code: 'too-short', message: 'must have 10 to 256 characters', params: { min: 10 } },
      'At least 10 characters.',
    ],
    [
      'de',
      { code: 'too-short', message: 'must have 10 to 256 characters', params: { min: 10 } },
      'Mindestens 10 Zeichen.',
    ],
    [
      'de',
      { code: 'invalid-network', message: 'is none', params: { value: 'x.y' } },
      'x.y ist weder eine Adresse noch ein Netz.',
    ],
    [
      'de',
      {
        code: 'breaks-rule',
        message: 'must be between 1 and 8',
        params: { rule: 'rule.between.numeric', min: 1, max: 8 },
      },
      'Von 1 bis 8.',
    ],
    [
      'en',
      {
        code: 'breaks-rule',
        message: 'must be one of: a, b',
        params: { rule: 'rule.in', values: ['a', 'b'] },
      },
      'Use one of: a, b',
    ],
    ['en', { code: 'breaks-rule', params: { rule: 'rule.newer' } }, 'The game does not take this.'],
    ['de', { code: 'out-of-fashion', message: 'is out of fashion' }, 'is out of fashion'],
    ['de', { message: 'is wrong' }, 'is wrong'],
    ['de', undefined, '-'],
  ])('should say in %s of %j: %s', async (locale, fault, words) => {
    expect(await said(locale, fault)).toBe(words)
  })

  it('should say of a whole refusal which fields are meant, in the language of the page', async () => {
    // given
    await setLocale('de', false)
    const problem = new Problem(400, {
      code: 'validation-failed',
      detail: 'colour must not be null; size is odd',
      errors: [
        { field: 'colour', code: 'required', message: 'must not be null' },
        { field: 'size', code: 'out-of-fashion', message: 'is odd' },
      ],
    })
    // when
    render(UiProblem, { props: { problem }, global: { plugins } })
    // then
    expect(screen.getByText('colour: Bitte ausfüllen. size: is odd')).toBeTruthy()
  })
})
