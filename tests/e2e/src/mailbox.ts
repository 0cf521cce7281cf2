import { expect } from '@playwright/test'
import { Api } from './api.ts'

/** The page a mail to that address leads to, as soon as one with those words in its subject has come. */
export async function linkTo(address: string, subject: string): Promise<string> {
  const { body } = await new Api().get<{ mailboxUrl: string }>('/auth/providers')
  const read = async <T>(what: string) => (await (await fetch(`${body.mailboxUrl}/api/mails${what}`)).json()) as T
  const mails = async () => (await read<{ items: Mail[] }>(`?to=${encodeURIComponent(address)}`)).items

  const subjects = async () => (await mails()).map((mail) => mail.subject)
  await expect
    .poll(subjects, { message: `mails to ${address}`, timeout: 20_000, intervals: [100] })
    .toContainEqual(expect.stringContaining(subject))

  const mail = (await mails()).find((one) => one.subject.includes(subject))!
  const { text } = await read<{ text: string }>(`/${mail.id}`)
  return text.match(/https?:\S+/)![0]
}

interface Mail {
  id: string
  subject: string
}
