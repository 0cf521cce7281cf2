import { screen } from '@testing-library/vue'
import { describe, expect, it } from 'vitest'
import type { StartupVariable } from '@/api/types'
import { expectAccessible, show } from '../../../../tests/page'
import { variableForm } from '../../../../tests/things'
import VariableField from './VariableField.vue'

const open = (modelValue: string, more: Partial<StartupVariable>) =>
  show(VariableField, {
    modelValue,
    error: undefined,
    disabled: false,
    variable: {
      key: 'KEY',
      name: 'Name',
      description: null,
      value: modelValue,
      isSet: false,
      defaultValue: modelValue,
      editable: true,
      secret: false,
      rules: [],
      field: variableForm(),
      ...more,
    },
  })

describe('VariableField', () => {
  it('should offer what can be chosen', async () => {
    await open('arctic', {
      field: variableForm({ type: 'CHOICE', required: true, choices: ['temperate', 'arctic'] }),
    })
    const select = screen.getByRole('combobox', { name: 'Name' })
    expect([...(select as HTMLSelectElement).options].map(({ text }) => text)).toEqual([
      'temperate',
      'arctic',
    ])
    await expectAccessible()
  })

  it('should offer nothing too while nothing is chosen', async () => {
    await open('', { field: variableForm({ type: 'CHOICE', required: true, choices: ['TRUE'] }) })
    const select = screen.getByRole('combobox', { name: 'Name' })
    expect([...(select as HTMLSelectElement).options].map(({ text }) => text)).toEqual(['–', 'TRUE'])
  })

  it('should ask yes or no where that is meant', async () => {
    await open('1', { field: variableForm({ type: 'BOOLEAN', required: true, choices: [] }) })
    const select = screen.getByRole('combobox', { name: 'Name' })
    expect([...(select as HTMLSelectElement).options].map(({ text }) => text)).toEqual(['Yes', 'No'])
  })

  it('should let a value stay that is none of the choices', async () => {
    await open('true', { field: variableForm({ type: 'BOOLEAN', required: true, choices: [] }) })
    expect((screen.getByRole('textbox', { name: 'Name' }) as HTMLInputElement).value).toBe('true')
  })

  it('should show nobody a secret, and say that it is set', async () => {
    await open('', { secret: true, isSet: true, value: null })
    const input = screen.getByLabelText('Name')
    expect(input.getAttribute('type')).toBe('password')
    expect(screen.getByText(/It is set, and nobody is shown it/)).toBeTruthy()
    await expectAccessible()
  })

  it.each([
    [{ type: 'INTEGER', min: 1, max: 60_000 }, 'What it is for. 1 to 60,000.', 'numeric'],
    [{ type: 'NUMBER', min: 0.5 }, 'What it is for. 0.5 or more.', 'decimal'],
    [{ type: 'NUMBER', max: 3 }, 'What it is for. 3 or less.', 'decimal'],
    [{ type: 'TEXT', maxLength: 24 }, 'What it is for. Up to 24 characters.', null],
    [{ type: 'URL' }, 'What it is for.', 'url'],
  ] as const)('should say how far %o goes', async (field, hint, keyboard) => {
    // when
    await open('', { description: 'What it is for.', field: variableForm(field) })
    // then
    expect(screen.getByText(hint)).toBeTruthy()
    expect(screen.getByRole('textbox').getAttribute('inputmode')).toBe(keyboard)
    await expectAccessible()
  })

  it('should not say again what the template has said', async () => {
    await open('', {
      description: 'From 1 to 64.',
      field: variableForm({ type: 'INTEGER', min: 1, max: 64 }),
    })
    expect(screen.getByText('From 1 to 64.')).toBeTruthy()
  })

  it('should take no more than the template allows', async () => {
    await open('', { field: variableForm({ type: 'TEXT', maxLength: 3 }) })
    expect(screen.getByRole('textbox').getAttribute('maxlength')).toBe('3')
  })
})
