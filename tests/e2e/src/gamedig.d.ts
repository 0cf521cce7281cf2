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
      port: number
      givenPortOnly?: boolean
      maxRetries?: number
      socketTimeout?: number
    }): Promise<State>
  }
}
