import 'server-only'
import { conflictFields, newsOf, type FieldWords } from '@/lib/changes/stale-save'
import type { Scope } from '@/lib/db/scope'
import { AppError } from '@/lib/errors/app-error'
import { StaleSave } from '@/lib/errors/stale-save'
import { formatAgo } from '@/lib/format/dates'
import { conclusionLabels, partLabels, type MeasuredAtVisit, type Part } from './note-assessment'
import type { NoteTexts } from './note-schema'
import { noteFieldLabels, noteFields } from './note-vocabulary'

const ofText: Record<string, FieldWords> = Object.fromEntries(
  noteFields.map((field) => [field, { label: noteFieldLabels[field] }]),
)
const ofMeasured: Record<keyof MeasuredAtVisit, FieldWords> = {
  hoehnYahrStage: { label: 'Hoehn and Yahr stage' },
  part1: part('part1'),
  part2: part('part2'),
  part3: part('part3'),
  part4: part('part4'),
  medicationState: { words: { on: 'ON', off: 'OFF' } },
  hoursSinceLastDose: {},
  deepBrainStimulation: { words: { none: 'None', on: 'On', off: 'Off' } },
  conclusion: { words: conclusionLabels },
  patientKnows: { label: 'The patient knows this' },
}

/** The assessment of a visit as it stands, and the version that the form began with. */
export type MeasuredNow = { id: string; version: number; began: number | null }
type Typed = { id: string; version: number; texts: Partial<NoteTexts> & { durationMinutes?: number | null } }

/** What to throw when a note, or what was measured with it, was saved after the form was opened. */
export async function staleNote(
  scope: Scope,
  { id, version, texts }: Typed,
  measured: { now: MeasuredNow; given: MeasuredAtVisit } | null = null,
): Promise<AppError> {
  const note = await newsOf(scope, 'consultations', id, version)
  if (!note) return new AppError('not-found')
  const beside = measured && (await newsOf(scope, 'clinical_assessments', measured.now.id, measured.now.began ?? 0))
  const latest = note.latest ?? beside?.latest
  if (!latest) return new AppError('changed-meanwhile')
  return new StaleSave({
    by: latest.by,
    at: formatAgo(latest.at, new Date()),
    version: note.version,
    ...(beside && { seen: { measuredSeen: beside.version } }),
    fields: [
      ...conflictFields(note, texts, ofText),
      ...(beside ? conflictFields(beside, onlyMeasured(measured.given), ofMeasured) : []),
    ],
  })
}

/** The fields that are measured, of everything a form sent. */
function onlyMeasured(given: MeasuredAtVisit): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(given).flatMap(([field, value]) => (field in ofMeasured ? [[field, value]] : [])),
  )
}

function part(field: Part): FieldWords {
  return { column: `mds_updrs_${field.replace('part', 'part_')}`, label: `MDS-UPDRS ${partLabels[field]}` }
}
