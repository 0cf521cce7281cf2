import { screen } from '@testing-library/vue'
import { describe, expect, it } from 'vitest'
import { expectAccessible, show } from '../../../../tests/page'
import NewServerSteps from './NewServerSteps.vue'

const texts = () =>
  screen.getAllByRole('button').map((button) => button.textContent.replace(/\s+/g, ' ').trim())
const current = () =>
  screen.getAllByRole('button', { current: 'step' }).map((button) => button.textContent.trim())

describe('NewServerSteps', () => {
  it('should not tick what is set from the start before its turn', async () => {
    // when
    await show(NewServerSteps, { done: { game: false, name: false, size: true } })
    // then
    expect(texts()).toEqual(['1 Game', '2 Name', '3 Size', '4 Review'])
    expect(current()).toEqual([expect.stringContaining('Game')])
    await expectAccessible()
  })

  it('should tick what is done in order, and mark the one whose turn it is', async () => {
    // when
    await show(NewServerSteps, { done: { game: true, name: false, size: true } })
    // then
    expect(texts()).toEqual(['Game done', '2 Name', '3 Size', '4 Review'])
    expect(current()).toEqual([expect.stringContaining('Name')])
  })
})
