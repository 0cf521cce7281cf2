import { jsonLanguage } from '@codemirror/lang-json'
import type { SyntaxNode, Tree } from '@lezer/common'
import { unquoted } from './place'
import type { Path } from './schema'

export interface Range {
  from: number
  to: number
}

const PLAIN = ['String', 'Number', 'True', 'False', 'Null']
const VALUES = new Set(['Object', 'Array', ...PLAIN])
const FIELDS = new Set(['PropertyName', ...PLAIN])

/**
 * Where a field is that the panel names, as `spec.variables.3.key` or `spec.variables[3].key`: its value, the key of what is long, or
 * the last thing on the way to it that is there.
 */
export function rangeOf(text: string, field: string): Range {
  const steps = field
    .replace(/\[(\d+)\]/g, '.$1')
    .split('.')
    .slice(1)
  const root = jsonLanguage.parser.parse(text).topNode.firstChild
  return root ? marked(find(root, steps, text)) : { from: 0, to: 0 }
}

function find(node: SyntaxNode, steps: string[], text: string): SyntaxNode {
  if (steps.length === 0) return node
  if (node.name === 'Array') {
    const item = values(node)[Number(steps[0])]
    return item ? find(item, steps.slice(1), text) : node
  }
  if (node.name !== 'Object') return node
  // a key may have dots of its own
  for (let count = steps.length; count > 0; count--) {
    const property = propertyOf(node, steps.slice(0, count).join('.'), text)
    const value = property?.lastChild
    if (value && VALUES.has(value.name)) return find(value, steps.slice(count), text)
  }
  return node
}

function propertyOf(object: SyntaxNode, key: string, text: string): SyntaxNode | undefined {
  return object.getChildren('Property').find((property) => nameOf(property, text) === key)
}

const values = (array: SyntaxNode) => childrenOf(array).filter(({ name }) => VALUES.has(name))

function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = []
  for (let child = node.firstChild; child; child = child.nextSibling) children.push(child)
  return children
}

function nameOf(property: SyntaxNode, text: string): string | undefined {
  const name = property.getChild('PropertyName')
  return name ? unquoted(text.slice(name.from, name.to)) : undefined
}

/** A mark over a hundred lines helps nobody. */
function marked(node: SyntaxNode): Range {
  if (node.name !== 'Object' && node.name !== 'Array') return { from: node.from, to: node.to }
  const name = node.parent?.getChild('PropertyName')
  return name ? { from: name.from, to: name.to } : { from: node.from, to: node.from + 1 }
}

/** The first place where the text is no JSON; null when it is. */
export function brokenAt(text: string): Range | null {
  try {
    JSON.parse(text)
    return null
  } catch {
    const end = text.trimEnd().length
    let from = end
    jsonLanguage.parser.parse(text).iterate({
      enter: (node) => {
        if (node.type.isError && node.from < from) from = node.from
      },
    })
    while (from < end && /\s/.test(text[from] ?? '')) from++
    const word = /^(?:"[^"\n]*"?|[\w.+-]+)/.exec(text.slice(from, from + 40))?.[0] ?? text[from] ?? ''
    return { from, to: Math.min(from + word.length, end) }
  }
}

/** The field whose key or value that is; undefined beside all of them. */
export function pathAt(tree: Tree, text: string, position: number): { path: Path; range: Range } | undefined {
  const node = [tree.resolveInner(position, -1), tree.resolveInner(position, 1)].find(({ name }) =>
    FIELDS.has(name),
  )
  return node && { path: pathOf(node, text), range: { from: node.from, to: node.to } }
}

function pathOf(node: SyntaxNode, text: string): Path {
  const steps: (string | number)[] = []
  for (let at: SyntaxNode | null = node; at; at = at.parent) {
    if (at.name === 'Property') steps.unshift(nameOf(at, text) ?? '')
    const { from, parent }: SyntaxNode = at
    if (parent?.name === 'Array') steps.unshift(values(parent).findIndex((value) => value.from === from))
  }
  return steps
}

/** The keys of the object around a place, but for the one that is being written. */
export function keysAround(tree: Tree, text: string, position: number): Set<string> {
  let node: SyntaxNode | null = tree.resolveInner(position, -1)
  while (node && node.name !== 'Object') node = node.parent
  const others = node?.getChildren('Property').filter(({ from, to }) => position < from || to < position)
  return new Set((others ?? []).flatMap((property) => nameOf(property, text) ?? []))
}
