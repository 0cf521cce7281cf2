import { expect, test } from '@playwright/test'
import { Api, Tenant, type Answer, type Problem } from '../src/api.ts'
import { Socket } from '../src/socket.ts'

let api: Api
let tenant: Tenant
let template: string

test.beforeAll(async () => {
  api = await Api.newcomer('Grace')
  tenant = await Tenant.create(api)
  template = await tenant.demoTemplate()
})

function expectProblem(answer: Answer<Problem>, status: number, code: string): void {
  expect(answer.headers.get('content-type')).toContain('application/problem+json')
  expect(answer.body).toMatchObject({ status, code })
  expect(answer.status).toBe(status)
  expect(answer.body.detail.length).toBeGreaterThan(10)
  expect(answer.body.traceId).toMatch(/^[0-9a-f]{32}$/)
}

const bad: [name: string, body: (template: string) => string, code: string][] = [
  ['an unknown template', () => '{"name":"x","templateId":"0192f0a0-0000-7000-8000-00000000dead"}', 'validation-failed'],
  ['a template that is no id', () => '{"name":"x","templateId":"../../etc"}', 'validation-failed'],
  ['a name of 300 characters', (t) => `{"name":"${'x'.repeat(300)}","templateId":"${t}"}`, 'validation-failed'],
  ['no name', (t) => `{"templateId":"${t}"}`, 'validation-failed'],
  ['negative memory', (t) => `{"name":"x","templateId":"${t}","resources":{"cpuMillis":1000,"memoryMiB":-1,"diskMiB":1024}}`, 'validation-failed'],
  ['memory as text', (t) => `{"name":"x","templateId":"${t}","resources":{"cpuMillis":1000,"memoryMiB":"1024","diskMiB":1024}}`, 'validation-failed'],
  ['an unknown field', (t) => `{"name":"x","templateId":"${t}","ram":1}`, 'unknown-field'],
  ['JSON that ends too soon', () => '{"name":', 'malformed-json'],
  ['an array', () => '[]', 'validation-failed'],
]

for (const [name, body, code] of bad) {
  test(`creating with ${name} is refused and leaves nothing`, async () => {
    const answer = await api.send<Problem>('POST', tenant.path(), body(template))

    expectProblem(answer, 400, code)
    expect((await api.get<{ items: unknown[] }>(tenant.path())).body.items).toEqual([])
  })
}

test('without a token, or with one that is none, there is no answer', async () => {
  for (const stranger of [new Api(), new Api('nonsense'), new Api(api.token!.slice(0, -4) + 'AAAA')]) {
    expectProblem(await stranger.get<Problem>(tenant.path()), 401, 'unauthenticated')
  }
})

test("another tenant's ids do not exist", async () => {
  const other = await Api.newcomer('Mallory')
  const unknown = '0192f0a0-0000-7000-8000-00000000dead'
  for (const path of [tenant.path(), tenant.path(unknown), `/tenants/${tenant.id}`, `/tenants/${tenant.id}/members`, `/tenants/${tenant.id}/audit`]) {
    expectProblem(await other.get<Problem>(path), 404, 'not-found')
  }
  expectProblem(await other.send<Problem>('POST', tenant.path(), '{broken'), 404, 'not-found')
  expectProblem(await other.post<Problem>(tenant.path(unknown, '/power'), { action: 'start' }), 404, 'not-found')
  expectProblem(await api.get<Problem>(tenant.path(unknown)), 404, 'not-found')
})

test('sockets refuse strangers', async () => {
  await expect(Socket.open('/live')).rejects.toThrow('401')
  await expect(Socket.open('/live', 'nonsense')).rejects.toThrow('401')
  await expect(Socket.open(`${tenant.path('0192f0a0-0000-7000-8000-00000000dead')}/console`, api.token)).rejects.toThrow('404')
})

test('unknown paths and inner ones are not found', async () => {
  for (const path of ['/nowhere', '/../../internal/users', '/tenants/%2e%2e/%2e%2e/internal']) {
    expect((await api.get<Problem>(path)).status).toBe(404)
  }
})

test('wrong credentials say the same for everybody', async () => {
  const unknown = await new Api().post<Problem>('/auth/login', { email: 'nobody@example.org', password: 'a wrong password' })
  const wrong = await new Api().post<Problem>('/auth/login', { email: 'admin@example.org', password: 'a wrong password' })

  expectProblem(unknown, 401, 'invalid-credentials')
  expectProblem(wrong, 401, 'invalid-credentials')
  expect(unknown.body.detail).toBe(wrong.body.detail)
})
