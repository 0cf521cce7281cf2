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

describe('completing a command with Tab', () => {
  const tab = () => userEvent.keyboard('{Tab}')

  beforeEach(async () => {
    sessionStorage.setItem('ptn.commands.s1', JSON.stringify(['say hello Steve', 'list']))
    await show(CommandLine, { serverId: 's1', connected: true, readOnly: undefined, send })
  })

  it('should take it from the commands sent before, say so before and after, and send nothing', async () => {
    // when
    await userEvent.type(await line(), 'sa')
    // then
    expect(screen.getByText('say hello Steve')).toBeTruthy()
    await expectAccessible()
    await tab()
    expect((await line()).value).toBe('say hello Steve')
    expect(document.activeElement).toBe(await line())
    expect(screen.getByText('say hello Steve').getAttribute('aria-live')).toBe('polite')
    expect(send).not.toHaveBeenCalled()
    // and Tab leaves now, as there is nothing more to complete
    await tab()
    expect(document.activeElement).not.toBe(await line())
  })

  it('should make the last word whole when no command begins so', async () => {
    // when
    await userEvent.type(await line(), 'kick st{Tab}')
    // then
    expect((await line()).value).toBe('kick Steve')
  })

  it.each([
    ['nothing is typed', ''],
    ['there is no such command', 'xyz'],
    ['one was asked to stop', 'sa{Escape}'],
    ['one stands in the middle', 'sa{ArrowLeft}'],
  ])('should leave the line when %s', async (_when, keys) => {
    // given
    const field = await line()
    field.focus()
    if (keys) await userEvent.keyboard(keys)
    const { value } = field
    // when
    await tab()
    // then
    expect(document.activeElement).not.toBe(field)
    expect(field.value).toBe(value)
  })

  it('should let Shift-Tab go back at any time', async () => {
    // given
    await userEvent.type(await line(), 'sa')
    // when
    await userEvent.tab({ shift: true })
    // then
    expect(document.activeElement).not.toBe(await line())
    expect((await line()).value).toBe('sa')
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
