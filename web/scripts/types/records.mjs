// What the services' Java records say of their components, which the descriptions of the API do not tell: what may be null, what
// is left out then, and what it is for. All of it is held to by the services' compiler (NullAway) and by Jackson.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'java-parser'

/** The records in all Java files below some folders, by name; there can be several of a name. */
export function recordsBelow(folders) {
  const found = new Map()
  for (const file of folders.flatMap(javaFiles)) {
    const source = readFileSync(file, 'utf8')
    if (!/\brecord\s+[A-Z]/.test(source)) continue
    for (const record of recordsOf(source))
      found.set(record.name, [...(found.get(record.name) ?? []), record])
  }
  return found
}

/** The records in the text of one Java file, be they within others or not. */
export function recordsOf(java) {
  // the parser takes a record with an empty body for a method that returns one, unless it is what no method can be
  const source = java.replace(/\brecord(?=\s+[A-Z]\w*\s*[<(])/g, 'sealed record')
  const text = ({ location }) => source.slice(location.startOffset, location.endOffset + 1)
  return below(parse(source), 'classDeclaration')
    .filter(({ children }) => children.recordDeclaration)
    .map((declaration) => {
      const [{ children }] = declaration.children.recordDeclaration
      const modifiers = declaration.children.classModifier ?? []
      const words = javadoc(source.slice(0, declaration.location.startOffset))
      return {
        name: text(children.typeIdentifier[0]),
        generic: Boolean(children.typeParameters),
        description: words.get(''),
        components: below(children.recordHeader[0], 'recordComponent').map((component) =>
          read(component, text, inclusion(modifiers.map(text)), words),
        ),
      }
    })
}

function read(component, text, inclusionOfRecord, words) {
  const annotations = (component.children.recordComponentModifier ?? []).map(text)
  const type = component.children.unannType[0]
  const name = component.children.Identifier[0].image
  // the last argument is what a map or a list holds
  const held = below(type, 'typeArgumentList')[0]?.children.typeArgument.map(text).at(-1)
  return {
    name: argument(annotations, 'JsonProperty')?.replaceAll('"', '') ?? name,
    type: text(type),
    unwrapped: annotations.includes('@JsonUnwrapped'),
    nullable: annotations.includes('@Nullable'),
    holdsNullable: held?.startsWith('@Nullable') ?? false,
    inclusion: inclusion(annotations) ?? inclusionOfRecord ?? 'ALWAYS',
    description: words.get(name),
  }
}

const inclusion = (annotations) => argument(annotations, 'JsonInclude')?.split('.').at(-1)

/** What stands in the brackets of an annotation. */
const argument = (annotations, name) =>
  annotations.find((annotation) => annotation.startsWith(`@${name}(`))?.slice(name.length + 2, -1)

/** Of the comment that a text ends with: what it says by component, and of the whole by the empty name. */
function javadoc(before) {
  const comment = /\/\*\*((?:(?!\*\/)[^])*)\*\/\s*$/.exec(before)?.[1] ?? ''
  const text = comment.replace(/^\s*\* ?/gm, '').replace(/\s+/g, ' ')
  const [whole, ...params] = text.split(/ ?@param /)
  const words = new Map([['', plain(whole)]])
  for (const param of params) {
    const [, name, said] = /^(\S+) ?(.*)$/.exec(param)
    words.set(name, plain(said))
  }
  return words
}

const plain = (text) =>
  text
    .replace(/\{@link (\w+)?(?:#(\w+))?[^}]*\}/g, (_, type, member) => `\`${member ?? type}\``)
    .replace(/\{@code (\{\{.*?\}\}|[^}]*)\}/g, '`$1`')
    .trim() || undefined

/** All nodes of a name, in the order of the text. */
function below(node, name) {
  const inside = Object.values(node.children ?? {})
    .flat()
    .flatMap((child) => below(child, name))
  return node.name === name ? [node, ...inside] : inside
}

const javaFiles = (folder) =>
  readdirSync(folder, { recursive: true })
    .filter((file) => file.endsWith('.java'))
    .sort()
    .map((file) => join(folder, file))
