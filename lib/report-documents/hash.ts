import { createHash } from 'node:crypto'
import type { ReportDocument } from './document'
import type { ReportInput } from './input'

/** Of what the report says, not of when it was asked: the same facts have the same hash. */
export function hashOfInput({ asOf: _asOf, ...facts }: ReportInput): string {
  return sha256(canonicalJson(facts))
}

/** Of a document as it is kept, whatever the database made of the order of its keys. */
export function hashOfDocument(document: ReportDocument): string {
  return sha256(canonicalJson(document))
}

/** JSON with the keys of every object in order and nothing undefined. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  )
}

function sha256(text: string) {
  return createHash('sha256').update(text).digest('hex')
}
