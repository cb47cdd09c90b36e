import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { MergeForm } from '@/components/merges/merge-form'
import { LikenessWords } from '@/components/patients/likeness-words'
import { ReferenceField } from '@/components/references/reference-field'
import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/form-fields'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { requireViewer } from '@/lib/auth/viewer'
import { recordHref } from '@/lib/changes/record-links'
import { asViewer } from '@/lib/db/scope'
import { dateForField, formatCalendarDate, formatMoment } from '@/lib/format/dates'
import { routeId } from '@/lib/http/route-id'
import { chooseMergeAction } from '@/lib/merges/actions'
import { mergeHref } from '@/lib/merges/merge-href'
import { getMergePreview, getMergeSides, type MergeSide } from '@/lib/merges/queries'
import { mergeAddress } from '@/lib/merges/schema'
import { listSimilarPatients, type SimilarPatient } from '@/lib/patients/likeness'

export const metadata: Metadata = { title: 'Merge patients' }

export default async function MergePage({ params, searchParams }: PageProps<'/admin/patients/[patientId]/merge'>) {
  const viewer = await requireViewer('admin')
  const keptId = routeId((await params).patientId)
  const { with: mergedId } = mergeAddress.parse(await searchParams)
  const found = await asViewer(viewer, async (scope) => {
    const { kept, merged } = await getMergeSides(scope, keptId, mergedId ?? keptId)
    if (!kept) return null
    if (mergedId === undefined || mergedId === keptId || !merged) {
      const similar = await listSimilarPatients(scope, {
        ...kept,
        dateOfBirth: dateForField(kept.dateOfBirth) ?? null,
      })
      return { kept, sides: null, similar: similar.filter(({ patientId }) => patientId !== keptId) }
    }
    return { kept, sides: { kept, merged, ...(await getMergePreview(scope, keptId, merged.patientId)) } }
  })
  if (!found) notFound()

  return (
    <div className="max-w-4xl">
      <PageHeader
        title="Merge two records of one patient"
        about="For a person who was registered twice. Everything ends up on one record; nothing is lost."
      />
      {found.sides ? (
        <>
          <Sides kept={found.sides.kept} merged={found.sides.merged} />
          <MergeForm {...found.sides} />
        </>
      ) : (
        <ChooseOther kept={found.kept} similar={found.similar} />
      )}
    </div>
  )
}

function Sides({ kept, merged }: { kept: MergeSide; merged: MergeSide }) {
  const side = (record: MergeSide, role: string) => (
    <div className="rounded-control border border-hairline bg-surface px-4 py-3">
      <p className="text-muted">{role}</p>
      <p className="font-medium">
        <Link href={recordHref('patients', record.patientId)} prefetch={false} target="_blank">
          <bdi>{record.name}</bdi>
          <span className="sr-only"> (opens in a new tab)</span>
        </Link>
      </p>
      <p className="text-muted">
        {record.dateOfBirth && `born ${formatCalendarDate(record.dateOfBirth)} · `}registered{' '}
        {formatMoment(record.createdAt)}
        <span className="block font-mono wrap-anywhere">{record.patientId}</span>
      </p>
    </div>
  )
  return (
    <div className="mb-6">
      <div className="grid gap-2 sm:grid-cols-2">
        {side(kept, 'The record you keep')}
        {side(merged, 'The other record')}
      </div>
      <p className="mt-2">
        <Link href={mergeHref({ keptId: merged.patientId, mergedId: kept.patientId })} prefetch={false}>
          Keep the other record instead
        </Link>
      </p>
    </div>
  )
}

function ChooseOther({ kept, similar }: { kept: MergeSide; similar: SimilarPatient[] }) {
  return (
    <>
      <p className="mb-4">
        You keep the record of <bdi className="font-medium">{kept.name}</bdi>. Which record is of the same person?
      </p>
      {similar.length > 0 && (
        <Section id="likely" title="Likely ones">
          <ul className="divide-y divide-hairline border-y border-hairline bg-surface">
            {similar.map((patient) => (
              <li key={patient.patientId} className="px-4 py-2">
                <Link href={mergeHref({ keptId: kept.patientId, mergedId: patient.patientId })} prefetch={false}>
                  Compare with <bdi>{patient.name}</bdi>
                </Link>
                <p>
                  <LikenessWords score={patient.score} reasons={patient.reasons} />
                </p>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <ActionForm id="choose-merge" action={chooseMergeAction} guard={false} className="max-w-xl">
        <input type="hidden" name="keptId" value={kept.patientId} />
        <ReferenceField name="mergedId" label="The other record" kind="patients" hint="By name or id." required />
        <SubmitButton pendingText="Looking…">Compare</SubmitButton>
      </ActionForm>
    </>
  )
}
