import { Api } from './api.ts'

/** The page a mail to that address leads to, as soon as one with those words in its subject has come. */
export async function linkTo(address: string, subject: string, seconds = 20): Promise<string> {
  const { body } = await new Api().get<{ mailboxUrl: string }>('/auth/providers')
  const end = Date.now() + seconds * 1000
  for (;;) {
    const mails = (await (await fetch(`${body.mailboxUrl}/api/mails?to=${encodeURIComponent(address)}`)).json()) as {
      items?: Mail[]
    } & Mail[]
    const mail = (mails.items ?? mails).find((m) => m.subject.includes(subject))
    if (mail) {
      const whole = (await (await fetch(`${body.mailboxUrl}/api/mails/${mail.id}`)).json()) as { text: string }
      return whole.text.match(/https?:\S+/)![0]
    }
    if (Date.now() > end) {
      throw new Error(`no mail "${subject}" to ${address}; there are: ${JSON.stringify(mails)}`)
    }
    await new Promise((again) => setTimeout(again, 100))
  }
}

interface Mail {
  id: string
  subject: string
}
