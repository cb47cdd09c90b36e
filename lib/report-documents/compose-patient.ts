import { sureness } from '@/lib/predictions/sureness'
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
import { fill } from './words'

/** The sections for the patient, in the order of the questions people ask. */
export function patientSections(at: Composing): ReportSection[] {
  const { headings } = at.strings.patient
  const doctor = section('doctor', headings.doctor, ...said(at))
  const computer = [section('saw', headings.saw, ...saw(at)), section('means', headings.means, ...means(at))]
  // where a clinician has spoken, the clinician is heard before the model
  const clinicianSpoke = at.input.clinician.conclusion !== null || at.input.clinician.stage !== null
  return [
    section('looked', headings.looked, ...looked(at)),
    ...(clinicianSpoke ? [doctor, ...computer] : [...computer, doctor]),
    section('stages', headings.stages, ...stages(at)),
    section('next', headings.next, ...next(at)),
    section('ask', headings.ask, ...ask(at)),
    section('words', headings.words, { type: 'terms', items: terms(at) }),
  ]
}

/** One stage is no course of time; what ended them is said before they are shown. */
function stages(at: Composing): ReportBlock[] {
  const { input, strings, words } = at
  const own = strings.patient.stages
  const chart = stageChart(at, own.caption)
  if (chart?.type !== 'stage-chart' || chart.points.length < 2) return []
  const ended = stagesEndedAt(input)
  const { axis, model, clinician } = own
  return [
    ...maybe(ended && paragraph(fill(own.ended, { time: words.longDate(ended) }))),
    { ...chart, axis, legend: { model, clinician } },
  ]
}

function looked({ input, strings, words }: Composing): ReportBlock[] {
  const own = strings.patient.looked
  const { scan, prediction } = input
  return [
    ...maybe(input.about === 'patient' && paragraph(own.all)),
    paragraph(scan ? fill(own.scan, { time: words.longDate(scan.uploadedAt) }) : own.noScan),
    ...maybe(
      scan?.image && {
        type: 'image',
        scanId: scan.id,
        sha256: scan.image.sha256,
        format: scan.image.format,
        alt: fill(own.imageAlt, { time: words.longDate(scan.uploadedAt) }),
        caption: own.imageCaption,
      },
    ),
    paragraph(prediction ? fill(own.computer, { time: words.longDate(prediction.madeAt) }) : own.noComputer),
  ]
}

function saw({ input, strings }: Composing): ReportBlock[] {
  const own = strings.patient.saw
  const { prediction } = input
  if (!prediction) return [paragraph(own.none)]
  if (standingOf(input) === 'not-usable') return [paragraph(own.notUsable, 'strong')]
  const meaning = prediction.stage === null ? undefined : strings.patient.meanings[String(prediction.stage)]
  return [
    paragraph(own[prediction.result], 'strong'),
    ...maybe(
      prediction.result === 'positive' &&
        meaning !== undefined &&
        paragraph(fill(own.stage, { stage: String(prediction.stage), meaning })),
    ),
    ...maybe(
      prediction.result !== 'uncertain' &&
        prediction.confidence !== null &&
        paragraph(own.sure[sureness(prediction.confidence, input.lowConfidence)]),
    ),
  ]
}

function means({ input, strings }: Composing): ReportBlock[] {
  const own = strings.patient.means
  const result = [own.screening, own.notSure, own.doctorKnows]
  return [
    ...maybe(input.prediction && standingOf(input) !== 'not-usable' && { type: 'list', items: result }),
    paragraph(own.doctorDecides, 'strong'),
    paragraph(own.medicines),
  ]
}

/** What a doctor said, the own conclusion first. Reasons are written for colleagues and stay out of this report. */
function said({ input, strings, words }: Composing): ReportBlock[] {
  const own = strings.patient.doctor
  const { review, prediction } = input
  const { stage, conclusion } = input.clinician
  const by = (who: { by: string; at: string }) => ({ name: words.doctor(who.by), time: words.longDate(who.at) })
  const meaning = stage && strings.patient.meanings[String(stage.stage)]
  const blocks = [
    ...maybe(conclusion && paragraph(fill(own.conclusions[conclusion.conclusion], by(conclusion)), 'strong')),
    ...maybe(stage && meaning && paragraph(fill(own.stage, { ...by(stage), stage: String(stage.stage), meaning }))),
    ...maybe(isStagedAfterAll(input) && paragraph(own.stagedAfterAll)),
    ...maybe(review && paragraph(fill(own[review.verdict], by(review)))),
    ...maybe(prediction && !review && paragraph(own.none)),
    ...maybe(contradicts({ input }) && paragraph(own.leads)),
  ]
  return blocks.length > 0 ? blocks : [paragraph(own.noResult)]
}

/** Whether doctor and model said different things about the same person. */
function contradicts({ input }: Pick<Composing, 'input'>): boolean {
  const { conclusion, stage } = input.clinician
  const { prediction } = input
  if (!prediction || standingOf(input) === 'not-usable') return false
  const positive = prediction.result === 'positive'
  const otherConclusion =
    conclusion && prediction.result !== 'uncertain' && positive !== (conclusion.conclusion === 'parkinsons-disease')
  const otherStage = stage && prediction.stage !== null && stage.stage !== prediction.stage
  return Boolean(otherConclusion || otherStage)
}

function next({ input, strings, words }: Composing): ReportBlock[] {
  const own = strings.patient.next
  const { nextVisit, recommendations } = input
  return [
    ...maybe(standingOf(input) === 'unreviewed' && paragraph(own.review)),
    paragraph(
      nextVisit
        ? fill(own.visit, { time: words.longDateTime(nextVisit.at), name: words.doctor(nextVisit.doctor) })
        : own.noVisit,
    ),
    ...maybe(recommendations.length > 0 && paragraph(own.recommended)),
    ...recommendations.map(({ text, by, at }): ReportBlock => ({
      type: 'quote',
      text,
      by: fill(own.by, { name: words.doctor(by), time: words.longDate(at) }),
    })),
  ]
}

function ask({ input, strings, words }: Composing): ReportBlock[] {
  const own = strings.patient.ask
  const names = input.doctors.map(words.doctor)
  return [
    paragraph(names.length > 0 ? fill(own.doctors, { names: names.join(strings.patient.and) }) : own.noDoctor),
    paragraph(own.bring),
    paragraph(own.urgent),
  ]
}

/** The words that this report uses, and no others. */
function terms({ input, strings }: Composing) {
  const own = strings.patient.words
  const { stage } = input.clinician
  const hasStage = stage !== null || input.history.some((result) => result.stage !== null && !result.isUnusable)
  return [
    ...(input.scan ? [own.scan] : []),
    ...(input.prediction ? [own.computer] : []),
    own.parkinsons,
    ...(hasStage ? [own.stage] : []),
    own.signed,
  ]
}
