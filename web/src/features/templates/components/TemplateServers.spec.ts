import { fireEvent, screen, waitFor } from '@testing-library/vue'
import { describe, expect, it } from 'vitest'
import { Permissions } from '@/api/permissions'
import { answer, refuse } from '../../../../tests/api'
import { expectAccessible, show } from '../../../../tests/page'
import { details, everything, page, server, template, tenant } from '../../../../tests/things'
import TemplateServers from './TemplateServers.vue'

const brick = details(template({ id: 'brick', name: 'Brick', scope: 'TENANT', builtIn: false, version: 3 }))
const lobby = server({ id: 'lobby', name: 'Lobby', templateVersion: 1 })
const arena = server({ id: 'arena', name: 'Arena', templateVersion: 2 })
const fresh = server({ id: 'fresh', name: 'Fresh', templateVersion: 3 })

const open = async (servers = [lobby, arena, fresh], permissions = everything) => {
  const asked = answer('get', '/tenants/t1/servers', page(...servers) as never)
  await show(TemplateServers, { template: brick, tenant: tenant(), permissions })
  return asked
}

describe('TemplateServers', () => {
  it('should update those that are chosen, and tell what people have to see to', async () => {
    // given
    const asked = await open()
    const post = answer('post', '/tenants/t1/templates/brick/servers', {
      results: [
        { serverId: 'arena', droppedVariables: ['SEED'], missingVariables: ['TOKEN'] },
        {
          serverId: 'lobby',
          code: 'conflict',
          detail: 'It is being deleted.',
          droppedVariables: [],
          missingVariables: [],
        },
      ],
    } as never)
    expect(await screen.findByText('2 servers follow an older version than 3.')).toBeTruthy()
    expect(asked.requests[0]?.url).toContain('template=brick')
    expect(screen.queryByRole('checkbox', { name: 'Fresh' })).toBeNull()
    await expectAccessible()
    await fireEvent.click(screen.getByRole('checkbox', { name: 'Lobby' }))
    expect(screen.getByRole('button', { name: 'Update 1 server to version 3' })).toBeTruthy()
    await fireEvent.click(screen.getByRole('checkbox', { name: 'Lobby' }))
    // when
    await fireEvent.click(screen.getByRole('button', { name: 'Update 2 servers to version 3' }))
    // then
    expect(await screen.findByText('1 server follows version 3 now')).toBeTruthy()
    expect(screen.getByText('Arena no longer has: SEED')).toBeTruthy()
    expect(screen.getByText('Arena needs a value for: TOKEN')).toBeTruthy()
    expect(screen.getByText('Lobby stays as it is: It is being deleted.')).toBeTruthy()
    expect(post.bodies).toEqual([{ serverIds: ['lobby', 'arena'] }])
    await waitFor(() => expect(asked.requests).toHaveLength(2))
    await expectAccessible()
  })

  it('should leave alone what the person may not change', async () => {
    // when
    await open([lobby, arena], Permissions.of(['server:read'], { lobby: ['startup:update'] }))
    // then
    expect(await screen.findByRole('button', { name: 'Update 1 server to version 3' })).toBeTruthy()
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: 'Arena' }).disabled).toBe(true)
  })

  it('should say that all follow the newest', async () => {
    // when
    await open([fresh])
    // then
    expect(await screen.findByText('The server follows the newest version.')).toBeTruthy()
    expect(screen.queryByRole('button')).toBeNull()
  })

  it('should say why nothing was done', async () => {
    // given
    await open([lobby])
    refuse('post', '/tenants/t1/templates/brick/servers', 403, 'forbidden')
    // when
    await fireEvent.click(await screen.findByRole('button', { name: 'Update 1 server to version 3' }))
    // then
    expect(await screen.findByRole('alert')).toBeTruthy()
  })
})
