import type { Metadata } from 'next'
import { HandOverConfirm } from '@/components/assignments/hand-over-confirm'
import { HandOverForm } from '@/components/assignments/hand-over-form'
import { HandOverTable } from '@/components/assignments/hand-over-table'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { requireViewer } from '@/lib/auth/viewer'
import { asViewer } from '@/lib/db/scope'
import { clinicToday, clinicZone } from '@/lib/format/dates'
import { startOfDate } from '@/lib/forms/clock'
import { listHandOvers, previewHandOver } from '@/lib/hand-overs/queries'
import { handOverAddress } from '@/lib/hand-overs/schema'
import { getReference } from '@/lib/references/queries'

export const metadata: Metadata = { title: 'Hand over patients' }

export default async function HandOverPage({ searchParams }: PageProps<'/admin/assignments/hand-over'>) {
  const viewer = await requireViewer('admin')
  const asked = handOverAddress.parse(await searchParams)
  const today = clinicToday()
  const onDate = asked.on && asked.on >= today ? asked.on : today
  const backOn = asked.back && asked.back > onDate ? asked.back : null
  const moveAppointments = asked.visits === 'yes'
  const found = await asViewer(viewer, async (scope) => {
    const from = asked.from ? await getReference(scope, 'doctors', asked.from) : null
    const to = asked.to ? await getReference(scope, 'doctors', asked.to) : null
    const preview =
      from && to && from.id !== to.id
        ? await previewHandOver(scope, {
            fromDoctorId: from.id,
            toDoctorId: to.id,
            patientIds: null,
            moveAppointments,
            from: onDate === today ? new Date() : startOfDate(onDate, clinicZone()),
          })
        : null
    return { from, to, preview, earlier: preview ? [] : await listHandOvers(scope) }
  })
  const { from, to, preview, earlier } = found

  return (
    <>
      <PageHeader
        title="Hand over patients"
        about="From one doctor to another, on a date, for good or until a day. You see who moves and who stays before anything happens."
      />
      {preview && from && to ? (
        <HandOverConfirm
          from={from}
          to={to}
          onDate={onDate}
          isToday={onDate === today}
          backOn={backOn}
          moveAppointments={moveAppointments}
          preview={preview}
        />
      ) : (
        <>
          <div className="mb-8 max-w-xl">
            <HandOverForm from={from} to={to} earliest={today} onDate={asked.on ?? null} backOn={backOn} />
          </div>
          {earlier.length > 0 && (
            <Section id="earlier" title="Planned and carried out">
              <HandOverTable rows={earlier} />
            </Section>
          )}
        </>
      )}
    </>
  )
}
