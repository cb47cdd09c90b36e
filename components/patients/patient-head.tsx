import type { Route } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { PatientMark } from '@/components/charts/patient-mark'
import { PageHeader } from '@/components/ui/page-header'
import type { PatientHeader } from '@/lib/patients/queries'
import { PatientBanner } from './patient-banner'

type Props = {
  patient: PatientHeader
  now: Date
  title: ReactNode
  about?: ReactNode
  /** What one can do. */
  children?: ReactNode
}

/** The head of a clinician's page about something of one patient: first whose it is, then what it is. */
export function PatientHead({ patient, now, title, about, children }: Props) {
  return (
    <>
      <PatientBanner patient={patient} now={now} mark={<PatientMark patientId={patient.patientId} />}>
        <Link prefetch={false} href={`/clinic/patients/${encodeURIComponent(patient.patientId)}` as Route}>
          Chart
        </Link>
      </PatientBanner>
      <PageHeader title={title} about={about} level={2}>
        {children}
      </PageHeader>
    </>
  )
}
