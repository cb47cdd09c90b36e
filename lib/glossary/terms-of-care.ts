import type { Term } from './term'

/** Visits, people and papers. */
export const termsOfCare = {
  consultation: {
    word: 'consultation',
    article: 'A',
    met: /\bconsultations?\b/i,
    means: 'is a visit with a doctor.',
    short:
      'It can be at the clinic, by video or by phone. You talk about how you are, and the doctor may look at how you move.',
    full: [
      'A consultation is time set aside for you and your doctor. It often takes 20 to 40 minutes.',
      'Write down your questions before you come. Three are a good number. Bring a list of your medicines, with the times when you take them.',
      'You can bring somebody with you. Two people hear more than one.',
    ],
    seeAlso: ['followup', 'telemedicine'],
  },
  followup: {
    word: 'follow-up visit',
    article: 'A',
    met: /\bfollow-up\b/i,
    means: 'is a visit to see how you are since last time.',
    short: 'Your doctor asks what has changed. You can say if a medicine helps or not.',
    full: [
      'After a first visit, your doctor wants to see you again from time to time. That is a follow-up visit.',
      'It is the right place to say what is better, what is worse, and what you worry about. If you get worse before the visit, do not wait for it. Call your clinic.',
    ],
    seeAlso: ['consultation'],
  },
  telemedicine: {
    word: 'telemedicine visit',
    article: 'A',
    met: /\btelemedicine\b/i,
    means: 'is a visit by video or phone.',
    short: 'You stay at home, and talk to the doctor through a computer or a phone. The clinic tells you how.',
    full: [
      'You need a phone, or a computer with a camera. Sit where there is light and where it is quiet. Have your list of medicines at hand.',
      'The doctor may ask you to walk a few steps or tap your fingers, so a little room is good. Somebody may help you with the camera.',
      'If it does not work, call your clinic. That happens, and it is not your fault.',
    ],
    seeAlso: ['consultation'],
  },
  diagnosis: {
    word: 'diagnosis',
    article: 'A',
    met: /\bdiagnos(is|es)\b/i,
    means: 'is what a doctor says an illness is.',
    short:
      'A doctor says it after asking you, looking at how you move, and looking at tests. A computer cannot do that.',
    full: [
      'A diagnosis is the name of an illness, given by a doctor. For Parkinson’s there is no single test that says yes or no.',
      'Your doctor puts many things together: what you tell them, how you move, how you react to a medicine, and pictures of your head.',
      'It can take some time, and it can change. You may always ask: how sure are you, and why?',
    ],
    seeAlso: ['parkinsons', 'screening'],
  },
  symptom: {
    word: 'symptom',
    article: 'A',
    met: /\bsymptoms?\b/i,
    means: 'is something you notice that may come from an illness.',
    short: 'Shaking, being stiff or sleeping badly are symptoms. Tell your doctor about them, also about small ones.',
    full: [
      'You are the one who knows your symptoms best. When do they come? What makes them better? What can you not do because of them?',
      'Not all symptoms of Parkinson’s are about moving. Sleep, mood, smell, going to the toilet and being tired can be part of it. They can be treated too, so do say them.',
    ],
    seeAlso: ['tremor', 'stiffness', 'slowness'],
  },
  treatment: {
    word: 'treatment',
    article: 'A',
    met: /\btreatments?\b/i,
    means: 'is what is done to make you feel better.',
    short: 'It can be a medicine or training. Now and then it is an operation. You and your doctor choose it.',
    full: [
      'There is no cure for Parkinson’s yet. But there is much that helps. Most people take medicines. Moving a lot helps as well.',
      'Other people can help too: with walking, with speaking, with eating, with mood. Ask your doctor who could help you.',
      'Do not stop a medicine on your own. Call your clinic first.',
    ],
    seeAlso: ['levodopa', 'sideeffect', 'therapist'],
  },
  neurologist: {
    word: 'neurologist',
    article: 'A',
    met: /\bneurolog(ist|ists|y)\b/i,
    means: 'is a doctor for the brain and the nerves.',
    short: 'Parkinson’s is an illness of the brain, so this is the doctor who knows it best.',
    full: [
      'Some of these doctors see people with Parkinson’s all day. They are called specialists for how people move.',
      'Your family doctor is still there for everything else. It is good when both know what the other one does. You can ask for a copy of each report.',
    ],
    seeAlso: ['consultation', 'specialist'],
  },
  specialist: {
    word: 'specialist',
    article: 'A',
    met: /\bspecialists?\b/i,
    means: 'is a doctor who knows one field very well.',
    short: 'Your main doctor may ask one to look at something. You may ask for that too.',
    full: [
      'No doctor can know everything. So a doctor asks another one who knows more about one thing.',
      'The specialist tells your main doctor what they found. You can read it here when it is ready.',
    ],
    seeAlso: ['neurologist'],
  },
  therapist: {
    word: 'therapist',
    article: 'A',
    met: /\b(physio)?therap(ist|ists|y)\b/i,
    means: 'is somebody who trains with you.',
    short:
      'One kind helps you walk. One helps you speak and eat. One helps with the things of each day, such as getting dressed.',
    full: [
      'A physiotherapist helps you move: to walk, to turn, to get up from a chair, and not to fall.',
      'A speech therapist helps with a soft voice and with swallowing.',
      'An occupational therapist finds ways to do daily things: to button a shirt, to write, to cook.',
      'It is good to start early, while things are still easy.',
    ],
    seeAlso: ['treatment', 'balance'],
  },
} satisfies Record<string, Term>
