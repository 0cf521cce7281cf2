/** What is used here of a library without types. */
declare module 'gamedig' {
  interface State {
    name: string
    numplayers: number
    maxplayers: number
    players: { name: string }[]
  }

  export class GameDig {
    static query(options: {
      type: string
      host: string
      /** Of the host; without it the host is looked up, and its service record first. */
      address?: string
      port: number
      givenPortOnly?: boolean
      maxRetries?: number
      socketTimeout?: number
    }): Promise<State>
  }
}
