import type { Route } from 'next'
import type { ReactNode } from 'react'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { formatAgo, formatMoment } from '@/lib/format/dates'
import { formatCount } from '@/lib/format/numbers'
import { describeAge } from '@/lib/patients/age'
import type { PatientList, PatientRow } from '@/lib/patients/queries'
import { type PatientListFilter } from '@/lib/patients/schema'
import { genderLabels } from '@/lib/patients/vocabulary'
import { confirmedBy } from '@/lib/statistics/confirmed'
import { address } from '@/lib/tables/address'
import { shortId } from './short-id'
import { PatientTable, type PatientTableRow } from './patient-table'

type Props = {
  title: string
  path: string
  /** Where the charts are, when not below the list. */ charts?: string
  filter: PatientListFilter
  list: PatientList
  now: Date
  children: ReactNode
}

const mostCounted = 10_000

/** A clinician’s list of patients with its filters. */
export function PatientListPage({ title, path, charts = path, filter, list, now, children }: Props) {
  const { after: _after, before: _before, ...rest } = filter
  const to = (change: Partial<PatientListFilter>) => address(path, { ...shorten(rest), ...change })
  const sort = list.terms ? null : filter.sort
  return (
    <>
      <PageHeader title={title} about={countOf(list, filter)} />
      {children}
      <PatientTable
        rows={list.rows.map((row) => toTableRow(row, charts, now))}
        sortLinks={[
          {
            column: 'name',
            href: to({ sort: 'name', s: undefined }),
            direction: sort === 'name' ? 'ascending' : 'none',
          },
          {
            column: 'visit',
            href: to({ sort: undefined, s: undefined }),
            direction: sort === 'visit' && filter.visit !== 'active' ? 'descending' : 'none',
          },
        ]}
        empty={<NoPatients filter={filter} terms={list.terms} />}
      />
      <Pagination
        before={list.before ? to({ before: list.before }) : null}
        after={list.after ? to({ after: list.after }) : null}
      />
    </>
  )
}

function countOf({ count, terms }: PatientList, { visit, sort }: PatientListFilter) {
  const number = count > mostCounted ? `More than ${formatCount(mostCounted)}` : formatCount(count)
  const people = count === 1 ? 'patient' : 'patients'
  return terms ? (
    <>
      {number} {people} found for “<bdi>{terms}</bdi>”, nearest first
    </>
  ) : (
    `${number} ${people}${visit === 'active' && sort === 'visit' ? ', most recently active first' : ''}`
  )
}

/** Defaults have no place in an address. */
function shorten({ sort, size, ...rest }: Omit<PatientListFilter, 'after' | 'before'>) {
  return { ...rest, ...(sort !== 'visit' && { sort }), ...(size !== 50 && { size }) }
}

function toTableRow(row: PatientRow, charts: string, now: Date): PatientTableRow {
  const age = describeAge(row, now)
  return {
    patientId: row.patientId,
    href: `${charts}/${encodeURIComponent(row.patientId)}` as Route,
    name: row.name,
    about: [age, row.gender && genderLabels[row.gender], shortId(row.patientId)].filter(Boolean).join(' · '),
    confirmed: {
      parkinsons: row.confirmedParkinsons,
      stage: row.confirmedStage,
      by: confirmedBy(row.confirmedByName, row.confirmedAt),
    },
    hasParkinsons: row.hasParkinsons,
    diseaseStage: row.diseaseStage,
    doctors: row.doctors.map(({ name }) => name).join(', '),
    lastVisit: row.lastVisitDate && {
      day: formatMoment(row.lastVisitDate),
      ago: formatAgo(row.lastVisitDate, now),
    },
    visits: row.totalConsultations,
    scans: row.totalMriScans,
    reports: row.totalReports,
  }
}

function NoPatients({ filter, terms }: { filter: PatientListFilter; terms: string | null }) {
  if (terms)
    return (
      <EmptyState title="Nobody was found.">
        Check the spelling, search for fewer words, or enter the exact id. Accents and the order of words do not matter.
      </EmptyState>
    )
  if (filter.stage ?? filter.result ?? filter.visit)
    return <EmptyState title="Nobody fits these filters.">Take one of them away to see more.</EmptyState>
  return (
    <EmptyState title="No patient is assigned to you.">
      Patients appear here when an administrator assigns them to you, and leave when the assignment ends.
    </EmptyState>
  )
}
