import 'server-only'
import type { Route } from 'next'
import { recordHref } from '@/lib/changes/record-links'
import { noteAccess, type Scope } from '@/lib/db/scope'
import { doctorTitle } from '@/lib/doctors/vocabulary'
import { encodeValues } from '@/lib/lists/parse-address'
import { sources } from '@/lib/references/suggestions'
import type { Suggestion } from '@/lib/references/vocabulary'
import { address } from '@/lib/tables/address'
import { eventTypeLabels } from '@/lib/timeline/vocabulary'
import { readDeed, type Deed, type Verb } from './deeds'
import type { PaletteResult } from './vocabulary'

const most = 5

/** What is asked for with a name, ready to be done: "assign ito to berg" leads to the form with both filled in. */
export async function findDeeds(scope: Scope, words: string): Promise<PaletteResult[]> {
  const deed = readDeed(words)
  if (!deed) return []
  const found = deed.verb === 'end' ? await findEndings(scope, deed) : await findOthers(scope, deed)
  return found.slice(0, most)
}

/** Who is really called that before who is called something like it: Enter takes the first. */
function bestFirst(found: { names: [label: string, typed: string][]; result: PaletteResult }[]): PaletteResult[] {
  const score = ({ names }: (typeof found)[number]) => names.filter(([label, typed]) => isCalled(label, typed)).length
  return found.toSorted((a, b) => score(b) - score(a)).map(({ result }) => result)
}

function isCalled(label: string, typed: string) {
  const own = fold(label)
  return fold(typed).every((word) => own.some((one) => one.startsWith(word)))
}

function fold(text: string) {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return plain.split(/[^\p{L}\p{N}]+/u).filter(Boolean)
}

async function findOthers(scope: Scope, deed: Deed): Promise<PaletteResult[]> {
  const [first = '', second] = deed.names
  if (second !== undefined && twoPeople[deed.verb])
    // the usual order first, "assign doctor to patient" and "book patient with doctor", then the other
    return bestFirst([
      ...(await findPairs(scope, deed.verb, deed.verb === 'assign' ? [second, first] : [first, second])),
      ...(await findPairs(scope, deed.verb, deed.verb === 'assign' ? [first, second] : [second, first])),
    ])
  const [ofPatient, ofDoctor] = [onePatient[deed.verb], oneDoctor[deed.verb]]
  const patients = ofPatient ? await sources.patients(scope, first, most) : []
  const doctors = ofDoctor ? await sources.doctors(scope, first, 3) : []
  return bestFirst([
    ...patients.map((one) => ({
      names: [[one.label, first]] as [string, string][],
      result: toResult(deed.verb, one, ofPatient!(one, deed)),
    })),
    ...doctors.map((one) => ({
      names: [[one.label, first]] as [string, string][],
      result: toResult(deed.verb, one, ofDoctor!(one)),
    })),
  ])
}

async function findPairs(scope: Scope, verb: Verb, [patientName, doctorName]: [string, string]) {
  const words = twoPeople[verb]
  const doctors = words ? await sources.doctors(scope, doctorName, 2) : []
  const patients = doctors.length > 0 ? await sources.patients(scope, patientName, 3) : []
  return patients.flatMap((patient) =>
    doctors.map((doctor) => ({
      names: [
        [patient.label, patientName],
        [doctor.label, doctorName],
      ] as [string, string][],
      result: toResult(verb, { ...patient, id: `${patient.id} ${doctor.id}` }, words!(patient, doctor)),
    })),
  )
}

type Way = { label: string; href: Route }

const twoPeople: Partial<Record<Verb, (patient: Suggestion, doctor: Suggestion) => Way>> = {
  assign: (patient, doctor) => ({
    label: `Assign ${doctorTitle(doctor.label)} to ${patient.label}`,
    href: address('/admin/assignments/new', { patient: patient.id, doctor: doctor.id }),
  }),
  book: (patient, doctor) => ({
    label: `Book ${patient.label} with ${doctorTitle(doctor.label)}`,
    href: address('/admin/consultations/new', { patient: patient.id, doctor: doctor.id }),
  }),
}

const onePatient: Partial<Record<Verb, (patient: Suggestion, deed: Deed) => Way>> = {
  assign: ({ id, label }) => ({
    label: `Assign a doctor to ${label}`,
    href: address('/admin/assignments/new', { patient: id }),
  }),
  book: ({ id, label }) => ({ label: `Book ${label}`, href: address('/admin/consultations/new', { patient: id }) }),
  report: ({ id, label }) => ({
    label: `Request a report of ${label}`,
    href: address('/admin/requests/new', { patient: id }),
  }),
  write: ({ id, label }) => ({
    label: `Write in the timeline of ${label}`,
    href: address('/admin/timeline/new', { patient: id }),
  }),
  visits: ({ id, label }) => ({ label: `Consultations of ${label}`, href: listOf('consultations', 'patientId', id) }),
  requests: ({ id, label }) => ({ label: `Report requests of ${label}`, href: listOf('requests', 'patientId', id) }),
  timeline: ({ id, label }, { type, year }) => ({
    label: `Timeline of ${label}${type ? `: ${eventTypeLabels[type].toLowerCase()}s` : ''}${year ? `, ${year}` : ''}`,
    href: `${address(recordHref('patients', id), {
      type,
      from: year && `${year}-01-01`,
      to: year && `${year}-12-31`,
    })}#timeline` as Route,
  }),
  statistics: ({ id, label }) => ({
    label: `Statistics of ${label}`,
    href: `${recordHref('patients', id)}/statistics` as Route,
  }),
}

const oneDoctor: Partial<Record<Verb, (doctor: Suggestion) => Way>> = {
  assign: ({ id, label }) => ({
    label: `Assign a patient to ${doctorTitle(label)}`,
    href: address('/admin/assignments/new', { doctor: id }),
  }),
  visits: ({ id, label }) => ({
    label: `Consultations of ${doctorTitle(label)}`,
    href: listOf('consultations', 'doctorId', id),
  }),
  patients: ({ id, label }) => ({ label: `Patients of ${doctorTitle(label)}`, href: listOf('patients', 'doctor', id) }),
}

function listOf(path: string, column: string, id: string): Route {
  return address(`/admin/${path}`, { f: `${column}:is:${encodeValues([id])}` })
}

/** The assignments that could end: of a patient, of a doctor, or of the two. */
async function findEndings(scope: Scope, { names: [first = '', second] }: Deed): Promise<PaletteResult[]> {
  const idsOf = async (kind: 'patients' | 'doctors', name: string) =>
    (await sources[kind](scope, name, 3)).map(({ id }) => id)
  const patients = [...(await idsOf('patients', first)), ...(second ? await idsOf('patients', second) : [])]
  const doctors = [...(await idsOf('doctors', first)), ...(second ? await idsOf('doctors', second) : [])]
  const rows = await scope.db.$queryRaw<{ id: string; patientId: string; patient: string; doctor: string }[]>`
    select a.id, a.patient_id as "patientId", p.name as patient, d.name as doctor
      from doctor_patient_assignments a
      join patients p on p.patient_id = a.patient_id
      join app.doctor_directory d on d.doctor_id = a.doctor_id
     where a.is_active and a.deleted_at is null
       and (a.patient_id = any (${patients}))::integer + (a.doctor_id = any (${doctors}))::integer
           >= ${second === undefined ? 1 : 2}::integer
     order by a.assignment_type <> 'primary', a.assignment_date desc, a.id
     limit ${most}`
  noteAccess(scope, {
    action: 'palette.records',
    entity: 'patients',
    listedPatientIds: rows.map(({ patientId }) => patientId),
  })
  return bestFirst(
    rows.map(({ id, patient, doctor }) => ({
      names: [`${patient} ${doctor}`].flatMap((both) =>
        [first, second ?? ''].map((typed): [string, string] => [both, typed]),
      ),
      result: toResult(
        'end',
        { id, label: patient, about: '' },
        {
          label: `End: ${doctorTitle(doctor)} and ${patient}`,
          href: recordHref('doctor_patient_assignments', id),
        },
      ),
    })),
  )
}

function toResult(verb: Verb, { id, about }: Suggestion, { label, href }: Way): PaletteResult {
  return { kind: 'deeds', id: `${verb} ${id}`, label, about, href }
}
