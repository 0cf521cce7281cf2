import mineflayer, { type Bot } from 'mineflayer'

/** A real Minecraft client that has joined, with what it heard in chat. */
export class Player {
  readonly heard: string[] = []

  private readonly bot: Bot

  private constructor(bot: Bot) {
    this.bot = bot
    bot.on('message', (message) => {
      this.heard.push(message.toString())
    })
  }

  /** Joins, and resolves once it stands in the world. */
  static join(address: { host: string; port: number }, name: string): Promise<Player> {
    return new Promise((done, failed) => {
      const bot = mineflayer.createBot({ ...address, username: name, auth: 'offline', version: '26.1' })
      const player = new Player(bot)
      bot.once('spawn', () => done(player))
      bot.once('error', failed)
      bot.once('kicked', (reason) => failed(new Error(`kicked: ${JSON.stringify(reason)}`)))
    })
  }

  say(text: string): void {
    this.bot.chat(text)
  }

  left(): Promise<void> {
    return new Promise((done) => this.bot.once('end', () => done()))
  }

  leave(): void {
    this.bot.quit()
  }
}
