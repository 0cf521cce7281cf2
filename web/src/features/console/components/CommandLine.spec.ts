import { screen } from '@testing-library/vue'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { setLocale } from '@/ui/locale'
import { expectAccessible, show } from '../../../../tests/page'
import CommandLine from './CommandLine.vue'

const send = vi.fn<(command: string) => boolean>(() => true)
const line = () => screen.findByRole<HTMLInputElement>('textbox', { name: 'Type a command' })
const search = () => screen.findByRole<HTMLInputElement>('textbox', { name: 'Search earlier commands' })

describe('the command line', () => {
  afterEach(() => setLocale('en', false))

  it('should be written from the left in Arabic too, as what the game prints is', async () => {
    // given
    sessionStorage.setItem('ptn.commands.s1', JSON.stringify(['say one']))
    await setLocale('ar', false)
    // when
    await show(CommandLine, { serverId: 's1', connected: true, readOnly: undefined, send })
    const arabic = await screen.findByRole('textbox', { name: 'اكتب أمرًا' })
    // then
    expect(document.documentElement.dir).toBe('rtl')
    expect(arabic.dir).toBe('ltr')
    await userEvent.type(arabic, '{Control>}r{/Control}say')
    const earlier = screen.getByRole('textbox', { name: 'البحث في الأوامر السابقة' })
    expect(earlier.dir).toBe('ltr')
    expect(screen.getByText('say one').dir).toBe('ltr')
  })
})

describe('searching earlier commands', () => {
  beforeEach(async () => {
    send.mockClear()
    sessionStorage.setItem('ptn.commands.s1', JSON.stringify(['say one', 'list', 'say two', 'stop']))
    await show(CommandLine, { serverId: 's1', connected: true, readOnly: undefined, send })
  })

  it('should find the newest with Ctrl-R and take it with Enter, without sending it', async () => {
    // when
    await userEvent.type(await line(), '{Control>}r{/Control}')
    await userEvent.type(await search(), 'say')
    // then
    expect(screen.getByRole('status').textContent).toContain('say two')
    await expectAccessible()
    await userEvent.keyboard('{Enter}')
    expect((await line()).value).toBe('say two')
    expect(document.activeElement).toBe(await line())
    expect(send).not.toHaveBeenCalled()
  })

  it('should go further back with each Ctrl-R, and say when there is nothing before', async () => {
    // given
    await userEvent.type(await line(), '{Control>}r{/Control}')
    await userEvent.type(await search(), 'say')
    // when
    await userEvent.keyboard('{Control>}r{/Control}')
    expect(screen.getByRole('status').textContent).toContain('say one')
    await userEvent.keyboard('{Control>}r{/Control}')
    // then
    expect(screen.getByRole('status').textContent).toContain('None before this.')
    expect(screen.getByRole('status').textContent).toContain('say one')
    // and begins anew with another text
    await userEvent.clear(await search())
    await userEvent.type(await search(), 'li')
    expect(screen.getByRole('status').textContent).toBe('list')
  })

  it('should leave with Escape to what was being typed', async () => {
    // given
    await userEvent.type(await line(), 'half a com{Control>}r{/Control}')
    await userEvent.type(await search(), 'say')
    // when
    await userEvent.keyboard('{Escape}')
    // then
    expect((await line()).value).toBe('half a com')
    expect(document.activeElement).toBe(await line())
  })

  it('should say that nothing is found, and take nothing then', async () => {
    // given
    await userEvent.type(await line(), 'mine')
    await userEvent.click(screen.getByRole('button', { name: 'Search earlier commands' }))
    expect(screen.getByRole('status').textContent).toContain('Enter takes what is found')
    // when
    await userEvent.type(await search(), 'xyz')
    expect(screen.getByRole('status').textContent).toContain('No such command.')
    await userEvent.keyboard('{Enter}')
    // then
    expect((await line()).value).toBe('mine')
  })
})
