import type en from './en.json'

/** English is the measure: every other language has exactly its keys. */
export type MessageSchema = typeof en

declare module 'vue-i18n' {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- an interface is what can be merged
  export interface DefineLocaleMessage extends MessageSchema {}
}
