import { expect, test, vi } from 'vitest'
import { foundSection } from './found-section'

vi.mock('@/lib/env', () => ({ env: () => ({ SUBSTANTIA_TIME_ZONE: 'UTC' }) }))

const at = (day: string) => new Date(`${day}T10:00:00Z`)
const schuppe = { at: at('2022-11-28'), doctorName: 'Maureen Schuppe' }
const okafor = { at: at('2026-04-27'), doctorName: 'Amara Okafor' }
const wordsOf = (found: Parameters<typeof foundSection>[0]) => JSON.stringify(foundSection(found).blocks)

test('a conclusion and each stage are of whom and when they are, the newest stage first; a model finds nothing', () => {
  const { blocks } = foundSection({
    parkinsons: true,
    conclusion: schuppe,
    stages: [
      { ...schuppe, stage: 2, by: 'clinician' },
      { ...okafor, stage: 2.5, by: 'clinician' },
      { at: at('2026-11-23'), doctorName: null, stage: 4, by: 'model' },
    ],
  })
  expect(blocks).toEqual([
    {
      type: 'list',
      items: [
        'Parkinson’s disease: Dr Maureen Schuppe, 28 Nov 2022',
        expect.stringMatching(/^Stage 2\.5 \(the signs .*\): Dr Amara Okafor, 27 Apr 2026$/),
        expect.stringMatching(/^Stage 2 \(.*\): Dr Maureen Schuppe, 28 Nov 2022$/),
      ],
    },
  ])
})

test('that it is not the disease is said so, and nothing where nobody told anything', () => {
  const ended = { ...okafor, stage: null, by: 'clinician' } as const
  expect(wordsOf({ parkinsons: false, conclusion: okafor, stages: [ended] })).toContain(
    'It is not Parkinson’s disease: Dr Amara Okafor, 27 Apr 2026',
  )
  expect(wordsOf({ parkinsons: null, conclusion: null, stages: [] })).toContain('Nothing that I was told')
})
