import type { Stage } from './disease.ts'
import type { OtherCondition } from './life.ts'

/*
 * What patients say and what clinicians write down, by stage or condition. {side} becomes the side the disease began
 * on. The grouping follows the descriptions of the stages in Goetz et al., Mov Disord 2004;19:1020.
 */
type Texts = readonly string[]
type Group = 'early' | 'middle' | 'advanced' | 'late'

export function groupOf(stage: Stage): Group {
  return stage <= 1.5 ? 'early' : stage <= 2.5 ? 'middle' : stage === 3 ? 'advanced' : 'late'
}

export const complaints: Record<Group, Texts> = {
  early: [
    'Tremor of the {side} hand at rest',
    'Handwriting has become small',
    '{side} arm swings less when walking',
    'Stiff {side} shoulder',
    'Fine movements of the {side} hand are slow',
    'Loss of smell',
    'Shouts and kicks while dreaming',
    'Tired in the afternoon',
    'Control visit',
  ],
  middle: [
    'Slower walking',
    'Tremor now on both sides',
    'Effect wears off before the next dose',
    'Turning in bed is difficult',
    'Voice has become softer',
    'Constipation',
    'Trouble falling asleep',
    'Low mood since winter',
    'Control visit',
    'Stiff in the morning until the first dose',
    'Dizzy when getting up',
  ],
  advanced: [
    'Two falls since the last visit',
    'Freezing in doorways',
    'Involuntary movements after the midday dose',
    'Has to get up four times at night',
    'Unsteady when turning',
    'Effect of a dose lasts only three hours',
    'Saliva runs from the mouth',
    'Forgets appointments',
    'Control visit',
  ],
  late: [
    'Needs help with dressing',
    'Tablets are hard to swallow',
    'Sees people in the room in the evening',
    'Cannot get up from a chair alone',
    'Loses weight',
    'Sleeps most of the day',
    'Wheelchair outdoors',
    'Confused at night',
    'Carer asks for advice',
  ],
}

export const examinations: Record<Group, Texts> = {
  early: [
    'Rest tremor and slight rigidity on the {side}; posture and balance normal.',
    'Finger tapping slower on the {side}. Pull test normal.',
    'Reduced arm swing on the {side}, no tremor today.',
    'Slight loss of facial expression; gait normal.',
  ],
  middle: [
    'Bradykinesia on both sides, more on the {side}. Recovers on the pull test.',
    'Gait slow with short steps; turns in four steps.',
    'Rigidity of both arms, {side} more than the other; no falls.',
    'Rest tremor of both hands, less after the dose.',
    'Speech soft but easy to understand; blood pressure falls by 12 mmHg on standing.',
  ],
  advanced: [
    'Pull test: would fall without help. Freezing when turning.',
    'Mild dyskinesia of the trunk one hour after the dose.',
    'Walks alone with a stick; two falls backwards.',
    'Clear difference between good and bad hours; off time about three hours a day.',
    'Posture stooped; Montreal Cognitive Assessment 24 of 30.',
  ],
  late: [
    'Walks a few steps with help of one person.',
    'In the wheelchair; rigidity of the neck and both arms.',
    'Speech hard to understand; coughs when drinking.',
    'Visual hallucinations with insight. Pressure points without sores.',
    'Needs help with all activities of daily living.',
  ],
}

export const plans: Record<Group, Texts> = {
  early: [
    'No change of treatment.',
    'Exercise three times a week advised.',
    'Information material handed out.',
    'Driving discussed; no objection.',
    'Sleep laboratory requested.',
  ],
  middle: [
    'Dose unchanged.',
    'Times of the doses moved closer together.',
    'Physiotherapy prescribed, twelve sessions.',
    'Voice training recommended.',
    'Macrogol for constipation.',
    'Blood pressure diary for two weeks.',
    'Will bring a diary of good and bad hours.',
  ],
  advanced: [
    'Physiotherapy for balance; home visit by occupational therapy.',
    'Protein moved to the evening meal.',
    'Opinion on deep brain stimulation requested.',
    'One dose more a day.',
    'Walking frame prescribed.',
    'Bladder training; last drink at 18:00.',
  ],
  late: [
    'Tablets to be taken with thickened water; swallowing test requested.',
    'Application for a higher level of care.',
    'Talk with the family about the wishes of the patient.',
    'Amantadine reduced because of hallucinations.',
    'Day care twice a week recommended.',
    'Palliative team informed.',
  ],
}

type OtherTexts = { complaints: Texts; examination: string; plan: Texts }

export const otherFindings: Record<OtherCondition, OtherTexts> = {
  'No movement disorder': {
    complaints: [
      "Brother has Parkinson's disease; wants certainty",
      'Loss of smell after an infection',
      'Occasional trembling of the fingers',
      'Feels slower than a year ago',
      'Takes part in the screening programme',
    ],
    examination: 'No tremor, no rigidity, finger tapping normal on both sides.',
    plan: ['No treatment needed.', 'Come again in case of tremor or slowness.', 'Smell test in a year.'],
  },
  'Essential tremor': {
    complaints: ['Shakes when holding a cup', 'Handwriting is shaky', 'Head trembles under stress', 'Control visit'],
    examination: 'Postural and action tremor of both hands, none at rest; no bradykinesia.',
    plan: ['Propranolol, slowly increased.', 'Heavy cutlery recommended.', 'No change of treatment.'],
  },
  'Drug-induced parkinsonism': {
    complaints: ['Stiff and slow since a new medicine', 'Tremor of both hands since the summer', 'Control visit'],
    examination: 'Symmetric rigidity and slowness; took metoclopramide for several months.',
    plan: ['Metoclopramide stopped; control in three months.', 'Slowness is receding; wait and see.'],
  },
  'Vascular parkinsonism': {
    complaints: ['Walks with small steps', 'Feels as if glued to the floor', 'Fell on the stairs', 'Control visit'],
    examination: 'Gait broad-based with small steps, arms nearly normal.',
    plan: [
      'Blood pressure and lipids to be treated.',
      'Gait training.',
      'Levodopa tried for three months without effect.',
    ],
  },
  'Dystonic tremor': {
    complaints: ['Head turns to the {side}', 'Jerky tremor of the {side} hand', 'Control visit'],
    examination: 'Irregular tremor of the {side} hand, less when it rests on the table; neck turned slightly.',
    plan: ['Botulinum toxin offered.', 'No change of treatment.'],
  },
  'Functional tremor': {
    complaints: ['Tremor comes and goes', 'Tremor of the whole body after an accident', 'Control visit'],
    examination: 'Tremor changes frequency and stops when the other hand taps a rhythm.',
    plan: ['Explained; physiotherapy with distraction exercises.', 'Psychological support offered.'],
  },
  'Depression with slowing': {
    complaints: ['No drive, everything takes long', 'Sleeps badly and moves slowly', 'Control visit'],
    examination: 'Slow movements without fatigue of amplitude; mood low.',
    plan: ['Treatment of the depression by the family doctor.', 'Control when the mood has improved.'],
  },
}

export const emergencyComplaints: Record<'parkinsons' | 'other', Texts> = {
  parkinsons: [
    'Fall with a cut on the forehead',
    'Sudden confusion',
    'Cannot move since the morning',
    'Medicines were forgotten for a day',
    'Fainted on getting up',
    'Swallowed the wrong way; coughing',
  ],
  other: ['Fainted on getting up', 'Fall on the stairs', 'Sudden shaking of the whole body'],
}

export const cancellations: Texts = [
  'Cancelled by the patient: a cold.',
  'Cancelled by the patient: no transport.',
  'Cancelled by the clinic: doctor ill.',
  'Cancelled by the patient: family matter.',
  'Cancelled by the patient, without a reason.',
]

export const absences: Texts = [
  'Did not come. Called: had mistaken the day.',
  'Did not come, not reached by phone.',
  'Did not come. Daughter called later: no one could drive.',
  'Did not come.',
]

export const emergencyEnds: Texts = [
  'Stable after two hours; went home.',
  'Sent to the emergency department.',
  'Observed overnight.',
  'Blood tests normal; went home with a relative.',
]
