import { stages } from '@/lib/predictions/vocabulary'
import type { StagedRow } from './staged-row'
import { bool, decimal, reference, type Reader } from './values'

const results = new Map([
  ['positive', 'positive'],
  ['parkinsons', 'positive'],
  ['parkinsons detected', 'positive'],
  ['negative', 'negative'],
  ['no_parkinsons', 'negative'],
  ['no parkinsons', 'negative'],
  ['uncertain', 'uncertain'],
  ['', 'uncertain'],
])

/** What the model said, in one of the old system's spellings; what is none of them counts as uncertain. */
export const binaryResult: Reader = (row, value, field) => {
  const read = results.get(
    String(value ?? '')
      .trim()
      .toLowerCase(),
  )
  if (read) return read
  row.giveUp(field, 'unknown-value', value)
  return 'uncertain'
}

const noStage = new Set(['', 'n/a', 'uncertain', 'none', 'unknown'])
const known = new Set<number>(stages)

/** A Hoehn and Yahr stage: "3", "Stage 3", "stage_3", 2.5; "N/A" and "uncertain" are none. */
export const stageResult: Reader = (row, value, field) => {
  const read = String(value ?? '')
    .trim()
    .toLowerCase()
  if (noStage.has(read)) return null
  const stage = /^(?:stage[\s_-]*)?(\d(?:\.\d+)?)$/.exec(read)?.[1]
  return stage !== undefined && known.has(Number(stage))
    ? String(Number(stage))
    : row.giveUp(field, 'unknown-value', value)
}

// 2^4 to 2^14 rounds. The old system used 12; each one more doubles the time, and 31 would keep a login busy for days.
const bcrypt = /^\$2[aby]\$(?:0[4-9]|1[0-4])\$[./A-Za-z0-9]{53}$/

/** bcrypt hashes keep working; anything else (unsalted SHA-256 above all) is not taken over and needs a reset. */
export const passwordHash: Reader = (row, value, field) => {
  if (value === null || value === undefined || value === '') return null
  const read = String(value)
  if (bcrypt.test(read)) return read
  row.repair(field, 'password-needs-reset', null)
  return null
}

/** The administrator that every old installation was born with must choose a new password. Derived, not a legacy column. */
export const defaultAdministrator: Reader = ({ source }) => {
  const [role, username, email] = [source.role, source.username, source.email].map((value) =>
    String(value ?? '')
      .trim()
      .toLowerCase(),
  )
  return role === 'admin' && (username === 'admin' || email === 'admin@parkinsons.system') ? 't' : 'f'
}

/** In the old layout sessions have no patient of their own; some carry the id in their metadata. */
export const patientOfSession: Reader = (row, value, field) => {
  const given = value === undefined ? fromMetadata(row) : value
  return reference()(row, given, field)
}

function fromMetadata({ source }: StagedRow) {
  if (typeof source.metadata !== 'string' || !source.metadata.includes('patient_id')) return null
  try {
    const metadata: unknown = JSON.parse(source.metadata)
    const found =
      typeof metadata === 'object' && metadata !== null && 'patient_id' in metadata ? metadata.patient_id : null
    return typeof found === 'string' || typeof found === 'number' ? String(found) : null
  } catch {
    return null
  }
}

/** An assignment with an end is over, whatever its flag says. */
export const activeUnlessEnded: Reader = (row, value, field) => {
  const active = bool('t')(row, value, field)
  const { ended_at: end } = row.source
  if (active === 't' && end !== null && end !== undefined && end !== '') {
    row.repair(field, 'unknown-value', value)
    return 'f'
  }
  return active
}

/** How far a reference text is to be believed, 0 to 1; 1 where nothing was said. */
export const credibility: Reader = (row, value, field) => decimal(0, 1)(row, value, field) ?? '1'
