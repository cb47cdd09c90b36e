import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { BackLink } from '@/components/portal/back-link'
import { Card } from '@/components/portal/card'
import { coverOf } from '@/components/portal/cover'
import { describeEvent, kindWords, type EventWords } from '@/components/portal/describe-event'
import { DoctorName } from '@/components/portal/doctor-name'
import { doctorPart } from '@/components/portal/entry-text'
import { firstUses } from '@/lib/glossary/glossary'
import { LongDate } from '@/components/portal/long-date'
import { DoctorsView, ModelCaution } from '@/components/portal/model-caution'
import { sureWords } from '@/components/portal/model-result'
import { PortalLink } from '@/components/portal/portal-link'
import { stageMeaning } from '@/lib/glossary/stages'
import { requireViewer } from '@/lib/auth/viewer'
import { getMyVisit } from '@/lib/consultations/my-visits'
import { asViewer, type Scope } from '@/lib/db/scope'
import { formatMoment } from '@/lib/format/dates'
import { routeId } from '@/lib/http/route-id'
import { getLowConfidence } from '@/lib/predictions/queries'
import { listReviewsOfMine } from '@/lib/release/queries'
import { listReportsOfPatient } from '@/lib/reports/queries'
import { getMyEntry } from '@/lib/timeline/my-timeline'
import type { TimelineEvent } from '@/lib/timeline/queries'
import { Explained } from '../../explained'
import { Visit } from '../../consultations/visit'

// No word of what it is: titles stand in histories and on shared screens.
export const metadata: Metadata = { title: 'From my timeline' }

export default async function EntryPage({ params }: PageProps<'/portal/timeline/[entryId]'>) {
  const viewer = await requireViewer('patient')
  if (!coverOf(viewer).everything) notFound()
  const id = routeId((await params).entryId)
  const found = await asViewer(viewer, async (scope) => {
    const event = await getMyEntry(scope, id)
    return (
      event && {
        event,
        ...(await behind(scope, event, viewer.patientId)),
        lowConfidence: await getLowConfidence(scope),
      }
    )
  })
  if (!found) notFound()
  const { event, visit, review, reportId, lowConfidence } = found
  const words = describeEvent(event, reportId !== null, review?.verdict === 'not-usable')
  const [terms] = firstUses([textOf(words)], words.byModel?.terms)

  return (
    <article>
      <h1 className="mb-3 text-4xl leading-tight font-semibold">{kindWords[event.eventType].one}</h1>
      {!visit && (
        <p className="mb-8 text-xl">
          <LongDate at={event.eventDate} />
        </p>
      )}
      {visit ? (
        <Visit visit={visit} terms={terms} />
      ) : (
        <Entry event={event} words={words} lowConfidence={lowConfidence} />
      )}
      {(words.byModel ?? review) && (
        <div className="mt-6">
          {review ? (
            <DoctorsView review={review} date={formatMoment(review.reviewedAt, 'longDate')} />
          ) : (
            <ModelCaution />
          )}
        </div>
      )}
      {!visit && <Explained terms={[...(words.byModel?.terms ?? []), ...(terms ?? [])]} />}
      {reportId && (
        <p className="no-print mt-8">
          <PortalLink href={`/portal/reports/${encodeURIComponent(reportId)}`} kind="main">
            Read this report
          </PortalLink>
        </p>
      )}
      <BackLink href="/portal/timeline">Back to my timeline</BackLink>
    </article>
  )
}

/** The record that an entry follows from, as far as its patient may read it. */
async function behind(scope: Scope, { relatedTable, relatedId }: TimelineEvent, patientId: string) {
  const none = { visit: null, review: null, reportId: null }
  if (!relatedId) return none
  if (relatedTable === 'consultations') return { ...none, visit: await getMyVisit(scope, relatedId) }
  if (relatedTable === 'predictions')
    return {
      ...none,
      review: (await listReviewsOfMine(scope)).find(({ predictionId }) => predictionId === relatedId) ?? null,
    }
  if (relatedTable !== 'medical_reports') return none
  const reports = await listReportsOfPatient(scope, patientId)
  return { ...none, reportId: reports.find(({ id }) => id === relatedId)?.id ?? null }
}

type EntryProps = { event: TimelineEvent; words: EventWords; lowConfidence: number }

function Entry({ event, words: { sentence, quote, details, byModel }, lowConfidence }: EntryProps) {
  const means = byModel?.stage === null || byModel?.stage === undefined ? null : stageMeaning(byModel.stage)
  return (
    <Card>
      <p className="max-w-[66ch] text-xl leading-relaxed font-medium">
        {sentence}
        {quote && (
          <>
            {' '}
            <bdi className="wrap-anywhere">{quote}</bdi>
          </>
        )}
      </p>
      {details && (
        <p className="mt-3 max-w-[66ch]">
          {details.label}: <bdi className="wrap-anywhere whitespace-pre-line">{details.text}</bdi>
        </p>
      )}
      {byModel && byModel.stage !== null && (
        <p className="mt-3 max-w-[66ch]">
          Its guess is Hoehn and Yahr stage {byModel.stage}.{means && ` Stage ${byModel.stage} means: ${means}.`}
        </p>
      )}
      {byModel && byModel.confidencePercent !== null && (
        <p className="max-w-[66ch]">{sureWords(byModel.confidencePercent, lowConfidence)}</p>
      )}
      {event.doctorName && (
        <p className="mt-3">
          {doctorPart(event)}:{' '}
          <span className="font-semibold">
            <DoctorName name={event.doctorName} />
          </span>
        </p>
      )}
    </Card>
  )
}

/** Everything an entry says, for finding the medical words in it. */
function textOf({ sentence, quote, details, byModel }: EventWords) {
  const stage = byModel?.stage === null || byModel?.stage === undefined ? '' : 'Hoehn and Yahr'
  return [sentence, quote, details?.text, stage].join(' ')
}
