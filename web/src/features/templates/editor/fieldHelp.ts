import { fieldName, type Path, type Schema } from './schema'

/** What each field is for, by its name as {@link fieldName} has it. */
export type FieldTexts = Record<string, string>

type Say = (key: string, values?: Record<string, unknown>) => string

/** Says in the reader's words what a field is for and what it takes. */
export class FieldHelp {
  constructor(
    private readonly texts: FieldTexts,
    private readonly say: Say,
  ) {}

  /** What kind of value it takes. */
  kind(schema: Schema): string {
    return this.say(`templates.editor.kind.${schema.enum ? 'choice' : (schema.type ?? 'any')}`)
  }

  /** What it is for; the schema's own words for what is newer than this page. */
  text(path: Path, schema: Schema | undefined): string {
    return this.texts[fieldName(path)] ?? schema?.description ?? ''
  }

  /** What it takes, in short sentences. */
  bounds(schema: Schema, isRequired: boolean): string[] {
    const { say } = this
    const bound = (name: string, count?: number) =>
      count === undefined ? [] : [say(`templates.editor.bound.${name}`, { count })]
    return [
      this.kind(schema),
      ...(isRequired ? [say('templates.editor.required')] : []),
      ...(schema.enum ? [schema.enum.join(' · ')] : []),
      ...bound('least', schema.minimum),
      ...bound('most', schema.maximum),
      ...bound('length', schema.maxLength),
      ...bound('items', schema.maxItems),
      ...(schema.pattern ? [say('templates.editor.bound.pattern', { pattern: schema.pattern })] : []),
    ]
  }
}
