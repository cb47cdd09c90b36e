import { describe, expect, test } from 'vitest'
import { composeReport } from './compose'
import { linesOf, plainText, reportDocument, type ReportDocument } from './document'
import { hashOfDocument, hashOfInput } from './hash'
import type { ReportInput } from './input'
import { agreed, confirmed, disagreed, notUsable, sampleInput } from './sample-input'
import { stringsFor } from './strings/packs'

const compose = (differently: Partial<ReportInput> = {}) => composeReport(sampleInput(differently), stringsFor('en'))
const forPatient = (differently: Partial<ReportInput> = {}) => compose({ kind: 'patient', ...differently })

function sectionOf(document: ReportDocument, id: string): string {
  return (document.sections.find((section) => section.id === id)?.blocks ?? []).flatMap(linesOf).join('\n')
}

const states: [string, Partial<ReportInput>][] = [
  ['unreviewed', {}],
  ['agreed', { review: agreed }],
  ['disagreed', { review: disagreed }],
  ['not usable', { review: notUsable }],
  ['uncertain', { prediction: { ...sampleInput().prediction!, result: 'uncertain', stage: null } }],
  ['no scan and no result', { scan: null, prediction: null, history: [] }],
  [
    'no medication, no visit',
    { medications: [], consultations: [], nextVisit: null, recommendations: [], doctors: [] },
  ],
  ['confirmed by a clinician', { clinician: confirmed }],
  ['a summary', { about: 'patient', session: null }],
]

describe.each(states)('a report that is %s', (_name, differently) => {
  test.each([compose(differently), forPatient(differently)])('is a document as it is kept, $kind', (document) => {
    expect(reportDocument.parse(JSON.parse(JSON.stringify(document)))).toEqual(document)
    expect(document.sections.every(({ blocks }) => blocks.length > 0)).toBe(true)
    expect(plainText(document)).not.toMatch(/undefined|null|NaN|\{\w+\}|\[object/)
  })

  test('never calls anything a diagnosis', () => {
    for (const document of [compose(differently), forPatient(differently)])
      expect(JSON.stringify(document)).not.toMatch(/diagnos/i)
  })
})

describe('the first line', () => {
  test('of an unreviewed result says so', () => {
    expect(compose().lead).toMatch(/^NOT REVIEWED/)
    expect(forPatient().lead).toMatch(/^No doctor has checked this yet/)
    expect(compose().standing).toBe('unreviewed')
  })

  test.each([
    ['agreed', agreed, /^REVIEWED: Dr Kenji Ito agreed/, /^Dr Kenji Ito has checked this/],
    ['disagreed', disagreed, /^REVIEWED: Dr Kenji Ito disagreed/, /does not agree with the computer/],
    ['not-usable', notUsable, /^REVIEWED: Dr Kenji Ito found this model result not usable/, /can not be used/],
  ] as const)('says who reviewed: %s', (verdict, review, doctor, patient) => {
    expect(compose({ review }).lead).toMatch(doctor)
    expect(forPatient({ review }).lead).toMatch(patient)
    expect(compose({ review }).standing).toBe(verdict)
  })

  test('names what a clinician concluded before the model', () => {
    expect(compose({ clinician: confirmed }).lead).toMatch(
      /^A clinician’s conclusion is on record: Parkinson’s.*NOT REVIEWED/,
    )
  })
})

describe('where a clinician and a model both spoke', () => {
  test('the clinician’s stage leads and the model’s is named as the model’s', () => {
    const document = compose({ clinician: confirmed })
    expect(sectionOf(document, 'clinician')).toContain('stage 2, by Dr Kenji Ito, 2 Oct 2026, medication ON')
    expect(sectionOf(document, 'result')).toContain('stage 2.5, by the model')
    const order = document.sections.map(({ id }) => id)
    expect(order.indexOf('clinician')).toBeLessThan(order.indexOf('result'))
  })

  test('the patient reads the doctor’s word first, and that it counts', () => {
    const document = forPatient({ clinician: confirmed })
    const order = document.sections.map(({ id }) => id)
    expect(order.indexOf('doctor')).toBeLessThan(order.indexOf('saw'))
    expect(sectionOf(document, 'doctor')).toContain('What the doctor says counts.')
  })

  test('without a clinician the stage says that it is only the model’s', () => {
    expect(sectionOf(compose(), 'clinician')).toContain('by the model only; no clinician has recorded a stage')
  })
})

describe('where a clinician concluded that it is not this disease', () => {
  const conclusion = { ...confirmed.conclusion!, conclusion: 'not-parkinsons-disease' as const }
  const ended = {
    clinician: { stage: null, conclusion },
    history: [
      {
        ...sampleInput().history[0]!,
        at: '2024-05-02T10:00:00.000Z',
        by: 'clinician' as const,
        result: null,
        stage: 3,
      },
      ...sampleInput().history.slice(-1),
      { ...sampleInput().history[0]!, at: conclusion.at, by: 'clinician' as const, result: null, stage: null },
    ].sort((one, other) => one.at.localeCompare(other.at)),
  }
  const chartOf = (document: ReportDocument) =>
    document.sections.flatMap(({ blocks }) => blocks).find(({ type }) => type === 'stage-chart')

  test('no stage stands beside it, a model’s neither', () => {
    expect(sectionOf(compose(ended), 'clinician')).toContain('None; concluded not to be Parkinson’s disease')
    expect(sectionOf(compose(ended), 'clinician')).not.toMatch(/stage \d/)
    expect(sectionOf(forPatient(ended), 'doctor')).not.toContain('you are in stage')
  })

  test('the line of stages stops there, and both are told why', () => {
    for (const document of [compose(ended), forPatient(ended)])
      expect(chartOf(document)).toMatchObject({
        points: [{ stage: 3, until: conclusion.at }, { stage: 2.5 }],
        alt: expect.stringContaining('2 Oct 2026, not Parkinson’s, so no stage any more (clinician)'),
      })
    expect(sectionOf(forPatient(ended), 'stages')).toContain('do not count any more')
    expect(sectionOf(compose(ended), 'history')).toContain('On 2 Oct 2026 a clinician concluded')
  })

  test('a stage that holds has no end', () => {
    const [first, ...rest] = ended.history
    const document = compose({ history: [first!, { ...rest[0]!, stage: 4 }], clinician: confirmed })
    expect(JSON.stringify(chartOf(document))).not.toContain('until')
  })

  test('a stage recorded afterwards is shown with the contradiction said', () => {
    const clinician = { stage: confirmed.stage, conclusion }
    expect(sectionOf(compose({ clinician }), 'clinician')).toContain('the record holds both')
    expect(sectionOf(forPatient({ clinician }), 'doctor')).toContain('These two do not fit together.')
    expect(sectionOf(forPatient({ clinician: confirmed }), 'doctor')).not.toContain('These two')
  })
})

describe('nothing is invented', () => {
  test('the code G20 stands only on a clinician’s conclusion', () => {
    expect(sectionOf(compose({ review: agreed }), 'codes')).not.toContain('G20')
    const other = {
      ...confirmed,
      conclusion: { ...confirmed.conclusion!, conclusion: 'not-parkinsons-disease' as const },
    }
    expect(sectionOf(compose({ clinician: other }), 'codes')).not.toContain('G20')
    expect(sectionOf(compose({ clinician: confirmed }), 'codes')).toContain('ICD-10 G20')
  })

  test('without medication or recommendation there is none', () => {
    const document = compose({ medications: [], recommendations: [] })
    expect(sectionOf(document, 'medications')).toBe('No current medication is recorded.')
    expect(sectionOf(document, 'recommendations')).toBe('No clinician has entered a recommendation.')
    expect(document.recommendations).toEqual([])
  })

  test('a result that is not usable is not repeated to anybody', () => {
    const history = sampleInput()
      .history.slice(-1)
      .map((said) => ({ ...said, isUnusable: true }))
    expect(sectionOf(compose({ review: notUsable, history }), 'result')).not.toMatch(/Positive|82/)
    expect(sectionOf(forPatient({ review: notUsable, history }), 'saw')).not.toMatch(/signs|stage/)
    expect(JSON.stringify(compose({ review: notUsable, history }))).not.toContain('"stage":2.5')
  })

  test('an earlier result that is not usable is drawn for nobody; the doctor reads that it is left out', () => {
    const history = sampleInput().history.map((said, at) => ({ ...said, isUnusable: at === 0 }))
    for (const document of [compose({ history }), forPatient({ history })])
      expect(JSON.stringify(document)).not.toMatch(/"stage":1\.5|stage 1\.5/)
    expect(sectionOf(compose({ history }), 'history')).toContain('left out: 2 May 2024.')
    expect(plainText(forPatient({ history }))).not.toContain('2 May 2024')
  })

  test('of a result that is not usable the patient does not read what it can show', () => {
    expect(sectionOf(forPatient({ review: notUsable }), 'means')).not.toContain('look more closely')
    expect(sectionOf(forPatient(), 'means')).toContain('look more closely')
  })

  test('the patient is told nothing to do, or not to do, that no doctor said', () => {
    expect(sectionOf(forPatient({ recommendations: [] }), 'next')).toBe(
      'A doctor still has to look at this result.\nYour next visit is on Friday, 4 December 2026 at 10:30 with Dr Kenji Ito.',
    )
  })

  test('of a result that could not tell nobody is told that the model was sure', () => {
    const prediction = { ...sampleInput().prediction!, result: 'uncertain' as const, stage: null }
    expect(sectionOf(forPatient({ prediction }), 'saw')).not.toContain(' sure')
  })

  test('how sure the model was follows the programme’s limit, as for clinicians', () => {
    const prediction = { ...sampleInput().prediction!, confidence: 0.72 }
    const sure = (lowConfidence: number) => sectionOf(forPatient({ prediction, lowConfidence }), 'saw')
    expect(sure(0.6)).toContain('was not very sure')
    expect(sure(0.75)).toContain('was not sure')
    expect(sectionOf(forPatient({ lowConfidence: 0.95 }), 'saw')).toContain('was not sure')
  })

  test('a note that nobody signed says so to the doctor, and is no part of what the patient reads', () => {
    const [visit] = sampleInput().consultations
    const signed = compose()
    const draft = { consultations: [{ ...visit!, isDraft: true }] }
    expect(sectionOf(compose(draft), 'visits')).toContain('Doctor: Dr Kenji Ito. Draft, not signed;')
    expect(compose(draft).holdsDraftNotes).toBe(true)
    expect(sectionOf(signed, 'visits')).not.toContain('Draft')
    expect(signed).not.toHaveProperty('holdsDraftNotes')
    expect(forPatient(draft)).not.toHaveProperty('holdsDraftNotes')
    const nothing = { complaint: null, assessment: null, plan: null }
    expect(sectionOf(compose({ consultations: [{ ...visit!, ...nothing, isDraft: true }] }), 'visits')).not.toContain(
      'Draft',
    )
    for (const said of [visit!.complaint!, visit!.assessment!, visit!.plan!])
      expect(plainText(forPatient(draft))).not.toContain(said)
  })

  test('a reason written for colleagues stays out of the patient’s report', () => {
    expect(plainText(compose({ review: disagreed }))).toContain('pull test')
    expect(plainText(forPatient({ review: disagreed }))).not.toContain('pull test')
  })

  test('the patient meets no bare share', () => {
    expect(plainText(forPatient())).not.toMatch(/\d ?%/)
  })
})

describe('hashes', () => {
  test('leave out when it was read, and nothing else', () => {
    const input = sampleInput()
    expect(hashOfInput({ ...input, asOf: '2027-01-01T00:00:00.000Z' })).toBe(hashOfInput(input))
    expect(hashOfInput({ ...input, medications: [] })).not.toBe(hashOfInput(input))
  })

  test('do not depend on the order of keys', () => {
    const document = compose()
    const turned = Object.fromEntries(Object.entries(document).reverse()) as ReportDocument
    expect(hashOfDocument(turned)).toBe(hashOfDocument(document))
  })
})

test('hostile text is text, and what steers it unseen is gone', () => {
  const name = '<img src=x onerror=alert(1)>\u202egnp.exe\u202c\u200b{name}'
  const document = compose({ patient: { ...sampleInput().patient, name } })
  expect(document.subject.name).toBe('<img src=x onerror=alert(1)>gnp.exe{name}')
})

test('an age is told by the clinic’s date, on which a birthday may have begun already', () => {
  const patient = { ...sampleInput().patient, dateOfBirth: '1954-03-04' }
  const line = (asOf: string) => compose({ patient, timeZone: 'Europe/Oslo', asOf }).subject.line
  expect(line('2026-03-03T22:30:00.000Z')).toContain('71 years')
  expect(line('2026-03-03T23:30:00.000Z')).toContain('72 years')
})

test('an age that was only reported says when it was true', () => {
  const patient = {
    ...sampleInput().patient,
    dateOfBirth: null,
    ageReported: 70,
    ageReportedAt: '2020-05-01T00:00:00.000Z',
  }
  expect(compose({ patient }).subject.line).toBe('Grace Okafor, 70 years in May 2020')
})
