import { describe } from 'vitest'
import { asViewer } from '@/lib/db/scope'
import { explain } from '@/lib/errors/explain'
import { broughtText } from '@/lib/glossary/clinic-text'
import { signText, withdrawText } from '@/lib/glossary/commands'
import { termsInOrder } from '@/lib/glossary/glossary'
import { getSignedTexts, listVersions } from '@/lib/glossary/queries'
import { doctorViewer, expect, patientViewer, test as base } from '../scope/test.ts'

process.env.SUBSTANTIA_LOG_LEVEL = 'silent'

const brought = broughtText('mri')
const better = { ...brought, short: 'It is loud, and it does not hurt.' }

/** A doctor who signs, a colleague, and a patient who reads. Every test has a word that nobody signed. */
const test = base
  .extend('anna', async ({ make }) =>
    doctorViewer(await make.doctor({ specialization: 'Neurology' }, { name: 'Anna' })),
  )
  .extend('eli', async ({ make }) => doctorViewer(await make.doctor({}, { name: 'Eli' })))
  .extend('patient', async ({ make }) => patientViewer(await make.patient()))
  .extend(
    'sign',
    async ({ anna }) =>
      (since: number, text = brought) =>
        asViewer(anna, (scope) => signText(scope, { term: 'mri', since, ...text })),
  )
  .extend('wiped', { auto: true }, async ({ db }) => db.query('delete from glossary_texts'))

const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error) => explain(error, 'test').code,
  )

describe('a text that a doctor signs', () => {
  test('is what patients read, with name, speciality and version', async ({ sign, patient }) => {
    await sign(0, better)
    const { mri } = await asViewer(patient, getSignedTexts)
    expect(mri).toMatchObject({ ...better, textVersion: 1, signerName: 'Anna', signerSpeciality: 'Neurology' })
  })

  test('is followed by the first word that nobody has signed', async ({ sign, anna }) => {
    const [first] = termsInOrder()
    expect(await sign(0)).toEqual({ next: first })
    await asViewer(anna, async (scope) => {
      let last: unknown
      for (const term of termsInOrder().filter((key) => key !== 'mri'))
        last = await signText(scope, { term, since: 0, ...broughtText(term) })
      expect(last).toEqual({ next: null })
    })
  })

  test('replaces the one before, which stays readable', async ({ sign, eli, anna }) => {
    await sign(0)
    await asViewer(eli, (scope) => signText(scope, { term: 'mri', since: 1, ...better }))
    const versions = await asViewer(anna, (scope) => listVersions(scope, 'mri'))
    expect(versions.map(({ textVersion, signerName, short }) => [textVersion, signerName, short])).toEqual([
      [2, 'Eli', better.short],
      [1, 'Anna', brought.short],
    ])
  })

  test('is refused when a colleague signed another since it was opened', async ({ sign, eli }) => {
    await sign(0)
    expect(await refusal(asViewer(eli, (scope) => signText(scope, { term: 'mri', since: 0, ...better })))).toBe(
      'changed-meanwhile',
    )
  })

  test('of two at the same moment one counts and the other is told', async ({ sign, eli }) => {
    const both = await Promise.all([
      refusal(sign(0)),
      refusal(asViewer(eli, (scope) => signText(scope, { term: 'mri', since: 0, ...better }))),
    ])
    expect(both.sort()).toEqual(['changed-meanwhile', 'done'])
  })
})

describe('a text that is withdrawn', () => {
  test('gives way to the one before, and then to what the program brings', async ({ sign, eli, patient, anna }) => {
    await sign(0)
    await sign(1, better)
    const withdraw = async () => {
      const { mri } = await asViewer(eli, getSignedTexts)
      await asViewer(eli, (scope) => withdrawText(scope, { id: mri!.id, reason: 'It is wrong.' }))
    }
    await withdraw()
    expect((await asViewer(patient, getSignedTexts)).mri?.short).toBe(brought.short)
    await withdraw()
    expect(await asViewer(patient, getSignedTexts)).toEqual({})
    const [latest] = await asViewer(anna, (scope) => listVersions(scope, 'mri'))
    expect(latest).toMatchObject({ textVersion: 2, withdrawnBy: 'Eli', withdrawalReason: 'It is wrong.' })
    expect(latest?.withdrawnAt).toBeInstanceOf(Date)
  })

  test('cannot be withdrawn twice, nor what is not there', async ({ sign, anna }) => {
    await sign(0)
    const { mri } = await asViewer(anna, getSignedTexts)
    const again = () => asViewer(anna, (scope) => withdrawText(scope, { id: mri!.id, reason: 'It is wrong.' }))
    await again()
    expect(await refusal(again())).toBe('changed-meanwhile')
    expect(await refusal(asViewer(anna, (scope) => withdrawText(scope, { id: 'none', reason: 'Wrong.' })))).toBe(
      'not-found',
    )
  })

  test('leaves its number used: the next text is a new version', async ({ sign, anna, patient }) => {
    await sign(0)
    const { mri } = await asViewer(anna, getSignedTexts)
    await asViewer(anna, (scope) => withdrawText(scope, { id: mri!.id, reason: 'It is wrong.' }))
    expect(await refusal(sign(0, better))).toBe('changed-meanwhile')
    await sign(1, better)
    expect((await asViewer(patient, getSignedTexts)).mri).toMatchObject({ textVersion: 2, short: better.short })
  })
})
