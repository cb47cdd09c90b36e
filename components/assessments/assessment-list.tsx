import type { Route } from 'next'
import Link from 'next/link'
import { PartTable } from '@/components/sessions/part-table'
import type { Assessment } from '@/lib/assessments/queries'
import { conclusionLabels, medicationStateLabels, updrsParts } from '@/lib/assessments/vocabulary'
import { doctorTitle } from '@/lib/doctors/vocabulary'
import { formatMoment } from '@/lib/format/dates'

type Props = { assessments: Assessment[]; path: '/clinic/assessments' | '/admin/assessments' }

/** What clinicians found, latest first: stages and totals under each other, so that they can be compared. */
export function AssessmentList({ assessments, path }: Props) {
  return (
    <PartTable
      caption="Assessments"
      rows={assessments}
      rowKey={({ id }) => id}
      empty="No clinician has recorded an assessment."
      columns={[
        {
          header: 'Examined',
          cell: ({ id, assessedAt }) => (
            <Link href={`${path}/${encodeURIComponent(id)}` as Route} prefetch={false}>
              <span className="whitespace-nowrap">{formatMoment(assessedAt)}</span>
            </Link>
          ),
        },
        {
          header: 'By',
          isSecondary: true,
          cell: ({ doctorName }) => <bdi>{doctorName ? doctorTitle(doctorName) : '—'}</bdi>,
        },
        { header: 'Stage', cell: ({ hoehnYahrStage }) => <Figure value={hoehnYahrStage} /> },
        { header: 'Conclusion', cell: ({ conclusion }) => (conclusion ? conclusionLabels[conclusion] : '—') },
        ...updrsParts.map(({ field, number }) => ({
          header: `Part ${number}`,
          isSecondary: true,
          cell: (assessment: Assessment) => <Figure value={assessment[field]} />,
        })),
        {
          header: 'State',
          isSecondary: true,
          cell: ({ medicationState }) => (medicationState ? medicationStateLabels[medicationState] : '—'),
        },
      ]}
    />
  )
}

function Figure({ value }: { value: number | null }) {
  return <span className="tabular-nums">{value ?? '—'}</span>
}
