import { medications, recommendations, visits } from './compose-doctor-care'
import {
  isStagedAfterAll,
  maybe,
  paragraph,
  section,
  stageChart,
  stagesEndedAt,
  standingOf,
  type Composing,
} from './compose-parts'
import type { ReportBlock, ReportSection } from './document'
import type { ModelResult } from './input'
import { fill } from './words'

type Fact = { term: string; value: string }

/** The sections for the doctor: what a clinician said before what a model said. */
export function doctorSections(at: Composing): ReportSection[] {
  const { headings } = at.strings.doctor
  return [
    section('patient', headings.patient, facts(3, headings.patient, patientFacts(at))),
    section('clinician', headings.clinician, ...clinician(at)),
    section('scan', headings.scan, ...scan(at)),
    section('result', headings.result, ...result(at)),
    section('history', headings.history, ...history(at)),
    section('medications', headings.medications, ...medications(at)),
    section('visits', headings.visits, ...visits(at)),
    section('recommendations', headings.recommendations, ...recommendations(at)),
    section('codes', headings.codes, paragraph(codes(at)), paragraph(ids(at), 'muted')),
  ]
}

function facts(columns: 1 | 2 | 3, caption: string, items: Fact[]): ReportBlock {
  return { type: 'facts', columns, caption, items }
}

/** What is not in the line with the name. */
function patientFacts({ input, strings }: Composing): Fact[] {
  const { patient } = input
  const { none, genders } = strings
  const terms = strings.doctor.patient
  return [
    { term: terms.sex, value: patient.gender ? genders[patient.gender] : none },
    { term: terms.allergies, value: patient.allergies ?? none },
    { term: terms.doctors, value: input.doctors.map((name) => strings.doctorTitle(name)).join(', ') || none },
  ]
}

function clinician(at: Composing): ReportBlock[] {
  const { input, strings, words } = at
  const { conclusion } = input.clinician
  const own = strings.doctor.clinician
  const concluded = conclusion
    ? fill(own.conclusions[conclusion.conclusion], {
        name: words.doctor(conclusion.by),
        time: words.date(conclusion.at),
      })
    : own.noConclusion
  return [
    facts(2, strings.doctor.headings.clinician, [
      { term: own.conclusion, value: concluded },
      { term: own.stage, value: stageText(at) },
    ]),
  ]
}

/** A clinician's stage leads; a model's stands in only where no clinician concluded that it is not this disease. */
function stageText({ input, strings, words }: Composing): string {
  const { stage, conclusion } = input.clinician
  const own = strings.doctor.clinician
  if (stage) {
    const by = fill(own.stageBy, {
      stage: strings.stage(String(stage.stage)),
      name: words.doctor(stage.by),
      time: words.date(stage.at),
    })
    const state = stage.medicationState && own.medication[stage.medicationState]
    return [by, state, isStagedAfterAll(input) && own.stagedAfterAll].filter(Boolean).join(', ')
  }
  if (conclusion?.conclusion === 'not-parkinsons-disease') return own.noStageAnyMore
  const modelStage = standingOf(input) === 'not-usable' ? null : (input.prediction?.stage ?? null)
  return modelStage === null ? own.noStage : fill(own.stageFromModel, { stage: strings.stage(String(modelStage)) })
}

function scan({ input, strings, words }: Composing): ReportBlock[] {
  const { scan: found } = input
  const own = strings.doctor.scan
  if (!found) return [paragraph(own.none)]
  const items = [
    { term: own.made, value: words.dateTime(found.uploadedAt) },
    { term: own.file, value: found.filename ?? strings.none },
    { term: own.size, value: found.fileSize === null ? strings.none : megabytes(found.fileSize, strings.locale) },
    { term: own.dimensions, value: found.dimensions ?? strings.none },
    { term: own.state, value: own.states[found.processingStatus] },
  ]
  const { image } = found
  return [
    facts(3, strings.doctor.headings.scan, items),
    image
      ? {
          type: 'image',
          scanId: found.id,
          sha256: image.sha256,
          format: image.format,
          alt: fill(own.imageAlt, { time: words.date(found.uploadedAt) }),
          caption: own.imageCaption,
        }
      : paragraph(own.noImage, 'muted'),
  ]
}

function megabytes(bytes: number, locale: string) {
  const units = new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: bytes < 1_000_000 ? 'kilobyte' : 'megabyte',
    maximumFractionDigits: 1,
  })
  return units.format(bytes / (bytes < 1_000_000 ? 1000 : 1_000_000))
}

function result(at: Composing): ReportBlock[] {
  const { input, strings, words } = at
  const { prediction, review } = input
  const own = strings.doctor.result
  if (!prediction) return [paragraph(own.none)]
  const { limits, correctionReason, versionNumber, enteredByHand } = prediction
  return [
    facts(2, strings.doctor.headings.result, resultFacts(at, prediction)),
    ...maybe(
      review?.reason && {
        type: 'quote',
        by: fill(own.reason, { name: words.doctor(review.by) }),
        text: review.reason,
      },
    ),
    ...maybe(
      correctionReason && paragraph(fill(own.corrected, { number: String(versionNumber), reason: correctionReason })),
    ),
    ...maybe(enteredByHand && paragraph(own.byHand)),
    ...maybe(input.scan?.processingStatus === 'failed' && paragraph(own.failedScan, 'strong')),
    ...maybe(limits.length > 0 && paragraph(fill(own.limitsOfMakers, { limits: limits.join('; ') }))),
    paragraph(own.limits, 'muted'),
  ]
}

function resultFacts({ input, strings, words }: Composing, prediction: ModelResult): Fact[] {
  const own = strings.doctor.result
  const standing = standingOf(input)
  const known = standing === 'none' ? 'unreviewed' : standing
  const reviewed = fill(own.reviews[known], {
    name: words.doctor(input.review?.by ?? null),
    time: input.review ? words.date(input.review.at) : '',
  })
  const { stage, result: outcome } = prediction
  const said: Fact[] = [
    { term: own.outcome, value: own.outcomes[outcome] },
    { term: own.confidence, value: words.percent(prediction.confidence) },
    {
      term: own.stage,
      value: stage === null ? own.noStage : fill(own.stageBy, { stage: strings.stage(String(stage)) }),
    },
  ]
  return [
    { term: own.review, value: reviewed },
    ...(standing === 'not-usable' ? [{ term: own.outcome, value: own.notUsable }] : said),
    { term: own.model, value: prediction.modelVersion ?? strings.none },
    { term: own.at, value: words.date(prediction.madeAt) },
  ]
}

function history(at: Composing): ReportBlock[] {
  const { input, strings, words } = at
  const own = strings.doctor.history
  const chart = stageChart(at, own.caption)
  const earlier = input.history.filter(({ by, at: madeAt }) => by === 'model' && madeAt !== input.prediction?.madeAt)
  const stageless = earlier
    .filter(({ stage, isUnusable }) => stage === null && !isUnusable)
    .map(({ at: madeAt, result: outcome }) =>
      outcome ? `${strings.doctor.outcomesShort[outcome]} (${words.date(madeAt)})` : '',
    )
  const unusable = earlier.filter(({ isUnusable }) => isUnusable).map(({ at: madeAt }) => words.date(madeAt))
  const ended = stagesEndedAt(input)
  const blocks = [
    ...maybe(chart),
    ...maybe(ended && paragraph(fill(own.ended, { time: words.date(ended) }))),
    ...maybe(stageless.length > 0 && paragraph(fill(own.results, { results: stageless.join(', ') }))),
    ...maybe(unusable.length > 0 && paragraph(fill(own.unusable, { results: unusable.join(', ') }))),
  ]
  return blocks.length > 0 ? blocks : [paragraph(own.none)]
}

/** A code stands for what a clinician concluded, never for what a model said. */
function codes({ input, strings, words }: Composing): string {
  const { conclusion } = input.clinician
  const own = strings.doctor.codes
  return conclusion?.conclusion === 'parkinsons-disease'
    ? fill(own.g20, { name: words.doctor(conclusion.by), time: words.date(conclusion.at) })
    : own.none
}

/** By what this can be found in the records. */
function ids({ input, strings }: Composing): string {
  const { patient, session, scan: found, prediction } = input
  const own = strings.doctor.ids
  const named: [string, string | undefined][] = [
    [own.patient, patient.id],
    [own.session, session?.id],
    [own.scan, found?.id],
    [own.result, prediction?.id],
  ]
  return named.flatMap(([name, id]) => (id ? `${name} ${id}` : [])).join(', ')
}
