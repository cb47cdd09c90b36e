import { createKnowledgeEntry, updateKnowledgeEntry } from '@/lib/knowledge/commands'
import { createKnowledgeInput, updateKnowledgeInput } from '@/lib/knowledge/schema'
import { updateEntry, writeEntry } from '@/lib/timeline/commands'
import { updateEntryInput, writeEntryInput } from '@/lib/timeline/schema'
import { expect, refusal, test, timelineOf } from './test.ts'

const entry = (more: Record<string, string> = {}) => ({
  eventType: 'note',
  eventDate: '2 Mar 2026, 10:00',
  eventTitle: 'Telephoned',
  severity: 'info',
  ...more,
})
const text = (more: Record<string, string> = {}) => ({
  title: 'Guideline',
  content: 'Exercise helps.',
  category: 'treatment',
  sourceType: 'guideline',
  sourceUrl: 'https://example.test/guideline',
  credibilityScore: '0.9',
  ...more,
})

test('a diagnosis is written into a timeline with the doctor who made it', async ({ db, make, asAdmin }) => {
  const { doctor, patient } = await make.careTeam()

  await asAdmin((scope) =>
    writeEntry(
      scope,
      writeEntryInput.parse(
        entry({ patientId: patient.id, eventType: 'diagnosis', doctorId: doctor.id, severity: 'high' }),
      ),
    ),
  )

  expect(await timelineOf(db, patient)).toMatchObject([
    { event_type: 'diagnosis', event_title: 'Telephoned', severity: 'high', doctor_id: doctor.id, related_id: null },
  ])
})

test('a diagnosis without a doctor is refused: only clinicians make one', () => {
  expect(writeEntryInput.safeParse(entry({ patientId: 'p', eventType: 'diagnosis' })).error?.issues[0]?.path).toEqual([
    'doctorId',
  ])
  expect(writeEntryInput.safeParse(entry({ patientId: 'p', eventType: 'scan' })).success).toBe(false)
})

test('an entry written by hand is changed; a derived one is not, by anybody', async ({ db, make, asAdmin }) => {
  const patient = await make.patient()
  const note = await make.note(patient)
  await make.scan(await make.session(patient))
  const { rows } = await db.query<{ id: string }>(
    'select id from patient_timeline where patient_id = $1 and related_id is not null',
    [patient.id],
  )

  await asAdmin((scope) => updateEntry(scope, updateEntryInput.parse(entry({ id: note.id, version: '1' }))))
  expect(
    await refusal(
      asAdmin((scope) => updateEntry(scope, updateEntryInput.parse(entry({ id: rows[0]!.id, version: '1' })))),
    ),
  ).not.toBeNull()
  expect((await timelineOf(db, patient)).map(({ event_title: title }) => title).sort()).toEqual([
    'MRI scan',
    'Telephoned',
  ])
})

test('a doctor does not change what an administrator wrote', async ({ make, asDoctor }) => {
  const { doctor, patient } = await make.careTeam()
  const note = await make.note(patient)

  expect(
    await refusal(
      asDoctor((scope) => updateEntry(scope, updateEntryInput.parse(entry({ id: note.id, version: '1' }))), doctor),
    ),
  ).toMatchObject({ code: 'forbidden' })
})

test('a reference text is added and changed, and a stale change is refused', async ({ db, asAdmin }) => {
  const id = await asAdmin((scope) =>
    createKnowledgeEntry(scope, createKnowledgeInput.parse(text({ publicationDate: '2 Mar 2020' }))),
  )
  const change = (version: string) =>
    asAdmin((scope) =>
      updateKnowledgeEntry(scope, updateKnowledgeInput.parse(text({ id, version, title: 'Newer guideline' }))),
    )
  await change('1')

  const { rows } = await db.query(
    'select title, credibility_score, publication_date from knowledge_entries where id = $1',
    [id],
  )
  expect(rows).toEqual([{ title: 'Newer guideline', credibility_score: 0.9, publication_date: null }])
  expect(await refusal(change('1'))).toMatchObject({ code: 'changed-meanwhile' })
})

test('doctors add and change no reference texts', async ({ asAdmin, asDoctor }) => {
  const id = await asAdmin((scope) => createKnowledgeEntry(scope, createKnowledgeInput.parse(text())))

  expect(
    await refusal(asDoctor((scope) => createKnowledgeEntry(scope, createKnowledgeInput.parse(text())))),
  ).toMatchObject({ code: 'forbidden' })
  expect(
    await refusal(
      asDoctor((scope) => updateKnowledgeEntry(scope, updateKnowledgeInput.parse(text({ id, version: '1' })))),
    ),
  ).toMatchObject({ code: 'forbidden' })
})

test('only web addresses are sources, in the form and in the database', async ({ asAdmin }) => {
  for (const sourceUrl of [
    'javascript:alert(1)',
    'data:text/html,x',
    '//example.test',
    'https://',
    'ftp://example.test',
  ])
    expect(createKnowledgeInput.safeParse(text({ sourceUrl })).error?.issues[0]?.path).toEqual(['sourceUrl'])
  expect(
    await refusal(
      asAdmin(
        ({ db }) => db.$executeRaw`
          insert into knowledge_entries (title, content, category, source_type, source_url) values ('t', 'c', 'k', 's', 'javascript:alert(1)')`,
      ),
    ),
  ).toMatchObject({ code: 'value-not-allowed' })
  for (const credibilityScore of ['1.1', '-0.1', 'very'])
    expect(createKnowledgeInput.safeParse(text({ credibilityScore })).error?.issues[0]?.path).toEqual([
      'credibilityScore',
    ])
})
