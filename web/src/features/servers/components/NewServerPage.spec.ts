import { fireEvent, screen, waitFor } from '@testing-library/vue'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { answer, refuse } from '../../../../tests/api'
import { expectAccessible, show } from '../../../../tests/page'
import { details, page, server, template, tenant } from '../../../../tests/things'
import NewServerPage from './NewServerPage.vue'

const paper = template({ id: 'paper', name: 'Paper', description: 'With plugins.' })

async function open(...templates: ReturnType<typeof template>[]) {
  answer('get', '/tenants/t1/templates', page(...templates))
  for (const one of templates) answer('get', `/tenants/t1/templates/${one.id}`, details(one) as never)
  const used = { servers: 1, cpuMillis: 1000, memoryMiB: 1024, diskMiB: 2048 }
  answer('get', '/tenants/t1/usage', { used })
  const shown = await show(NewServerPage, { tenant: tenant() }, '/t/nimbus-crew/servers/new')
  await screen.findByRole('textbox', { name: 'Name' })
  return shown
}
const submit = () => fireEvent.click(screen.getByRole('button', { name: 'Create server' }))
const typeName = (name: string) => userEvent.type(screen.getByRole('textbox', { name: 'Name' }), name)

describe('NewServerPage', () => {
  it('should create a small server and lead to its page', async () => {
    // given
    const made = server({ state: 'INSTALLING' })
    const seen = answer('post', '/tenants/t1/servers', made, { status: 202 })
    const { router } = await open(template(), paper)
    // when
    await fireEvent.click(screen.getByRole('radio', { name: /Paper/ }))
    await typeName('  Sky  ')
    await submit()
    // then
    await waitFor(() => expect(router.currentRoute.value.path).toBe(`/t/nimbus-crew/servers/${made.id}`))
    expect(seen.bodies).toEqual([
      {
        name: 'Sky',
        templateId: 'paper',
        resources: { cpuMillis: 1000, memoryMiB: 1024, diskMiB: 2048 },
        start: true,
      },
    ])
    expect(seen.requests[0]?.headers.get('Idempotency-Key')).toMatch(/^[\da-f]{8}-[\da-f]{4}-4/)
  })

  it('should send the variables that are set otherwise, and no others', async () => {
    // given
    const seen = answer('post', '/tenants/t1/servers', server() as never, { status: 202 })
    await open(template())
    await typeName('Sky')
    await fireEvent.click(await screen.findByText('Startup: image and variables'))
    // when
    expect(screen.queryByRole('textbox', { name: 'Data directory' })).toBeNull()
    await userEvent.type(screen.getByRole('textbox', { name: 'Message of the day' }), '!')
    await expectAccessible()
    await submit()
    // then
    await waitFor(() => expect(seen.bodies).toHaveLength(1))
    expect(seen.bodies[0]).toMatchObject({ name: 'Sky', variables: { MOTD: 'Welcome!' } })
    expect(seen.bodies[0]).not.toHaveProperty('image')
  })

  it('should choose the only game by itself', async () => {
    // when
    await open(template())
    // then
    expect(screen.getByRole<HTMLInputElement>('radio', { name: /Demo server/ }).checked).toBe(true)
    await expectAccessible()
  })

  it('should name what is missing and send nothing', async () => {
    // given
    await open(template(), paper)
    // when
    await submit()
    // then
    expect(await screen.findByText('Choose a game.')).toBeTruthy()
    expect(screen.getByText('Fill this in.')).toBeTruthy()
    await expectAccessible()
  })

  it('should refuse a custom size that makes no sense and take one that does', async () => {
    // given
    const made = server()
    const seen = answer('post', '/tenants/t1/servers', made, { status: 202 })
    const { router } = await open(template())
    await typeName('Sky')
    await fireEvent.click(screen.getByRole('radio', { name: /Custom/ }))
    const memory = screen.getByRole('textbox', { name: 'Memory (MiB)' })
    // when
    await userEvent.clear(memory)
    await userEvent.type(memory, '12')
    await submit()
    // then
    expect(await screen.findByText('Use a whole number from 128 to 262,144.')).toBeTruthy()
    expect(seen.requests).toHaveLength(0)
    await userEvent.clear(memory)
    await userEvent.type(memory, '3000')
    await submit()
    await waitFor(() => expect(router.currentRoute.value.path).toContain(made.id))
    expect(seen.bodies[0]).toMatchObject({ resources: { cpuMillis: 1000, memoryMiB: 3000, diskMiB: 2048 } })
  })

  it('should put the refusal of a field beside the field', async () => {
    // given
    refuse('post', '/tenants/t1/servers', 400, 'validation-failed', {
      errors: [{ field: 'name', message: 'must not hold control characters' }],
    })
    await open(template())
    await typeName('Sky')
    // when
    await submit()
    // then
    const name = screen.getByRole('textbox', { name: 'Name' })
    await waitFor(() => expect(name.getAttribute('aria-invalid')).toBe('true'))
    expect(screen.getByText('must not hold control characters')).toBeTruthy()
    await waitFor(() => expect(document.activeElement).toBe(name))
  })

  it('should send the same key again when a failed creation is tried again', async () => {
    // given
    const seen = refuse('post', '/tenants/t1/servers', 503, 'dependency-unavailable')
    await open(template())
    await typeName('Sky')
    // when
    await submit()
    await screen.findByRole('alert')
    await submit()
    await waitFor(() => expect(seen.requests).toHaveLength(2))
    // then
    const sent = seen.requests.map((request) => request.headers.get('Idempotency-Key'))
    expect(sent[0]).toBe(sent[1])
  })

  it('should find a game when there are many', async () => {
    // given
    const many = Array.from({ length: 8 }, (_, i) => template({ id: `g${i}`, name: `Game ${i}` }))
    await open(...many)
    // when
    await userEvent.type(screen.getByRole('searchbox', { name: 'Search games' }), 'game 3')
    // then
    expect(screen.getAllByRole('radio', { name: /Game/ })).toHaveLength(1)
  })

  it('should offer the games by the names that are shown', async () => {
    // when
    await open(
      ...['Paper', 'bedrock', 'Game 10', 'Game 2'].map((name, i) => template({ id: `g${9 - i}`, name })),
    )
    // then
    const names = screen
      .getAllByRole('radio', { name: /version/ })
      .map((radio) => radio.parentElement?.querySelector('bdi')?.textContent)
    expect(names).toEqual(['bedrock', 'Game 2', 'Game 10', 'Paper'])
  })

  it('should say so when there is no game to choose', async () => {
    // when
    await open()
    // then
    expect(screen.getByText(/no game templates here yet/)).toBeTruthy()
  })

  it('should show what is left of the quota, what is about to be made, and how far one is', async () => {
    // when
    await open(template())
    await typeName('Sky')
    // then
    const left = await screen.findByText(/servers/, { selector: 'p.tabular' })
    expect(left.textContent.trim().replace(/\s+/g, ' ')).toBe(
      'Left: 19 servers · 7 cores · 15 GiB memory · 98 GiB disk',
    )
    expect(await screen.findByText('As its image says')).toBeTruthy()
    expect(screen.getByText('game:1')).toBeTruthy()
    expect(screen.getByRole('button', { name: /Review done/ })).toBeTruthy()
    await fireEvent.click(screen.getByRole('button', { name: /^Size/ }))
    expect(document.activeElement?.closest('#step-size')).toBeTruthy()
  })

  it('should put the refusal of a size beside its field', async () => {
    // given
    refuse('post', '/tenants/t1/servers', 400, 'validation-failed', {
      errors: [{ field: 'resources.memoryMiB', message: 'is too much' }],
    })
    await open(template())
    await typeName('Sky')
    await fireEvent.click(screen.getByRole('radio', { name: /Custom/ }))
    // when
    await submit()
    // then
    const memory = screen.getByRole('textbox', { name: 'Memory (MiB)' })
    await waitFor(() => expect(document.activeElement).toBe(memory))
    expect(memory.getAttribute('aria-invalid')).toBe('true')
  })

  it('should ask before what was typed is left', async () => {
    // given
    const { router } = await open(template())
    await typeName('Sky')
    // when
    void router.push('/t/nimbus-crew/servers')
    // then
    expect(await screen.findByRole('dialog')).toBeTruthy()
    expect(router.currentRoute.value.name).toBe('new-server')
  })
})
