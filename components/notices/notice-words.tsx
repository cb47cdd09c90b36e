import type { Route } from 'next'
import type { ReactNode } from 'react'
import { approvalStateLabels } from '@/lib/doctors/vocabulary'
import { formatMoment } from '@/lib/format/dates'
import { formatCount } from '@/lib/format/numbers'
import type { Notice } from '@/lib/notices/queries'

/** A notice as a sentence, and where it leads; it leads nowhere when there is nothing its reader may see. */
export type NoticeWords = { text: ReactNode; href: Route | null }
export type Place = 'admin' | 'clinic'

export function noticeWords(notice: Notice, place: Place): NoticeWords {
  if (notice.total > 1) return ofSeveral(notice, place)
  return wordsOfKind[notice.kind](notice, place)
}

const wordsOfKind: Record<Notice['kind'], (notice: Notice, place: Place) => NoticeWords> = {
  'patient-assigned': (notice) => {
    if (!notice.patientName) return nowhere('A patient who is no longer yours was assigned to you.')
    return { text: <>{who(notice)} was assigned to you.</>, href: chartOf(notice) }
  },
  'care-ended': (notice) => ({ text: <>Your care of {who(notice)} ended.</>, href: chartOf(notice) }),
  'visit-booked': (notice) => ({
    text: (
      <>
        A visit of {who(notice)} was booked with you{when(notice, ', for ')}.
      </>
    ),
    href: visitOf(notice),
  }),
  'visit-moved': (notice) => ({
    text: (
      <>
        The visit of {who(notice)} was moved{when(notice, '. It is now on ')}.
      </>
    ),
    href: visitOf(notice),
  }),
  'visit-cancelled': (notice) => ({
    text: (
      <>
        The visit of {who(notice)}
        {when(notice, ' on ')} {whatBecameOfVisit(notice)}.
      </>
    ),
    href: visitOf(notice),
  }),
  'report-to-sign': (notice) => ({
    text: (
      <>
        A report on {who(notice)} was made{notice.state === 'signed' ? '. It is signed' : ' and waits for a signature'}.
      </>
    ),
    href: notice.recordId && notice.patientName ? to(`/clinic/reports/${encodeURIComponent(notice.recordId)}`) : null,
  }),
  'report-failed': (notice, place) => ({
    text: <>The report on {who(notice, place)} that you asked for could not be made.</>,
    href: failedReport(notice, place),
  }),
  'job-done': (notice) => {
    const isTakenBack = notice.state === 'rolled-back'
    return {
      text: (
        <>
          {work(notice)} is {isTakenBack ? 'taken back' : 'done'}.
        </>
      ),
      href: workHref(notice),
    }
  },
  'job-failed': (notice) => {
    const isKept = notice.entity === 'import_runs' && notice.state === 'completed'
    return {
      text: (
        <>
          {work(notice)} {isKept ? 'could not be taken back' : 'failed'}.
        </>
      ),
      href: workHref(notice),
    }
  },
  'job-cancelled': (notice) => ({ text: <>{work(notice)} was stopped by somebody else.</>, href: workHref(notice) }),
  'correction-asked': (notice) => ({
    text: (
      <>
        {notice.patientName ? <Name>{notice.patientName}</Name> : 'A patient whose record is gone'} asked for a
        correction.
      </>
    ),
    href: notice.patientName ? to(`/admin/corrections/${encodeURIComponent(notice.recordId ?? '')}`) : null,
  }),
  'doctor-registered': ({ title, state, recordId }) => {
    if (!recordId || !title) return nowhere('A doctor registered whose record is gone.')
    const stands = state === 'pending' ? ' and waits for approval' : `. It was decided: ${stateWords(state)}`
    return {
      text: (
        <>
          Dr <Name>{title}</Name> registered{stands}.
        </>
      ),
      href: to(`/admin/doctors/${encodeURIComponent(recordId)}`),
    }
  },
}

function ofSeveral({ kind, total }: Notice, place: Place): NoticeWords {
  const many = formatCount(total)
  const board = to(place === 'admin' ? '/admin/requests?f=status:is:failed' : '/clinic/reports')
  switch (kind) {
    case 'patient-assigned':
      return { text: `${many} patients were assigned to you.`, href: to('/clinic/patients') }
    case 'care-ended':
      return { text: `Your care of ${many} patients ended.`, href: to('/clinic/patients') }
    case 'visit-booked':
      return { text: `${many} visits were booked with you.`, href: to('/clinic') }
    case 'visit-moved':
      return { text: `${many} visits of yours were moved.`, href: to('/clinic') }
    case 'visit-cancelled':
      return { text: `${many} visits of yours were cancelled or given to another doctor.`, href: to('/clinic') }
    case 'report-to-sign':
      return { text: `${many} reports were made. Those not signed wait for a signature.`, href: board }
    case 'report-failed':
      return { text: `${many} reports that you asked for could not be made.`, href: board }
    default:
      return nowhere(`${many} things happened.`)
  }
}

function Name({ children }: { children: string }) {
  return <bdi className="font-semibold">{children}</bdi>
}

function who({ patientName }: Notice, place: Place = 'clinic') {
  if (patientName) return <Name>{patientName}</Name>
  return place === 'admin' ? 'a patient whose record is gone' : 'a patient who is no longer yours'
}

function when({ visitAt }: Notice, before: string) {
  return visitAt ? `${before}${formatMoment(visitAt, 'dateTime')}` : ''
}

function whatBecameOfVisit({ state, isOwn }: Notice) {
  if (state !== 'scheduled') return 'was cancelled'
  return isOwn ? 'was cancelled, and is booked again' : 'was given to another doctor'
}

function chartOf({ patientId, patientName }: Notice): Route | null {
  return patientId && patientName ? to(`/clinic/patients/${encodeURIComponent(patientId)}`) : null
}

function visitOf({ recordId, patientName }: Notice): Route | null {
  return recordId && patientName ? to(`/clinic/consultations/${encodeURIComponent(recordId)}`) : null
}

function failedReport({ recordId, patientName }: Notice, place: Place): Route | null {
  if (!recordId || !patientName) return null
  return to(place === 'admin' ? `/admin/requests/${encodeURIComponent(recordId)}` : '/clinic/reports')
}

function work({ entity, title }: Notice) {
  if (!title) return 'Work in the background'
  return entity === 'import_runs' ? (
    <>
      The import of <Name>{title}</Name>
    </>
  ) : (
    <>
      The job <Name>{title}</Name>
    </>
  )
}

function workHref({ entity, recordId }: Notice): Route | null {
  if (!recordId) return null
  return to(`/admin/${entity === 'import_runs' ? 'imports' : 'jobs'}/${encodeURIComponent(recordId)}`)
}

function stateWords(state: string | null) {
  const known = Object.entries(approvalStateLabels).find(([name]) => name === state)
  return (known?.[1] ?? 'unknown').toLowerCase()
}

function nowhere(text: string): NoticeWords {
  return { text, href: null }
}

const to = (address: string) => address as Route
