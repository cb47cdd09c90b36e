import type { Term } from './term'

/** The illness, its signs, and what helps. */
export const termsOfTheIllness = {
  parkinsons: {
    word: 'Parkinson’s',
    article: null,
    met: /\bParkinson[’']s disease\b/i,
    means: 'is an illness that makes it harder to move.',
    short:
      'Some cells in the brain stop making a stuff called dopamine. Without it, the body moves more slowly, shakes or gets stiff. Medicines bring some of it back.',
    full: [
      'Deep in the brain there is a small dark spot. Its cells make dopamine. The brain needs that to start a movement and to keep it smooth. In Parkinson’s these cells die, little by little. Nobody knows why.',
      'It begins slowly, often on one side. A hand shakes at rest. An arm swings less. Writing gets small. It goes on over many years, and at another pace in each person.',
      'You do not die of it as one dies of some other illnesses. Many people live with it for decades. Medicines, moving and good help make a great change.',
      'It is not your fault, and you cannot give it to others.',
    ],
    seeAlso: ['dopamine', 'tremor', 'treatment', 'stage'],
  },
  dopamine: {
    word: 'Dopamine',
    article: null,
    met: /\bdopamine\b/i,
    means: 'is what the brain uses to start a movement.',
    short: 'In Parkinson’s there is too little of it. Medicines bring some of it back.',
    full: [
      'Think of dopamine as the oil of a machine. With too little of it, the wheels still turn, but slowly and not smoothly.',
      'It also has to do with joy and drive. So it may be hard to start things. That is the illness, and not a lack of will.',
    ],
    seeAlso: ['parkinsons', 'levodopa'],
  },
  tremor: {
    word: 'tremor',
    article: 'A',
    met: /\btremors?\b/i,
    means: 'is a shaking that you do not make yourself.',
    short:
      'In Parkinson’s it is often in one hand, when the hand rests. It gets worse with stress. It is not dangerous.',
    full: [
      'The hand may move as if it rolled a small ball. When you reach for something, it often gets less.',
      'Not all people with Parkinson’s shake. And not all people who shake have Parkinson’s.',
      'These pages can be set for hands that shake. Look at the comfort settings: larger buttons, and a steady hand.',
    ],
    seeAlso: ['symptom', 'parkinsons'],
  },
  stiffness: {
    word: 'Stiffness',
    article: null,
    met: /\b(rigidity|stiffness)\b/i,
    means: 'means that the muscles stay tight.',
    short: 'Doctors call it rigidity. It can ache, often in the neck or a shoulder. Warmth and moving can help.',
    full: [
      'A doctor feels it when they move your arm: it gives way in small jerks, like a wheel with teeth.',
      'It makes small things hard: to turn in bed, or to put on a coat. Medicine often helps. So does a therapist.',
    ],
    seeAlso: ['symptom', 'therapist'],
  },
  slowness: {
    word: 'Slowness',
    article: null,
    met: /\bbradykinesia\b/i,
    means: 'means that it takes longer to start and to make a movement.',
    short:
      'Doctors call it bradykinesia. Steps get short, writing gets small, the face moves less. It is not laziness.',
    full: [
      'The word comes from Greek: slow movement. It is the main sign of Parkinson’s.',
      'Take your time, and tell others that you need it. Doing one thing at a time helps. So does counting: one, two, three, up.',
      'Medicine helps most with this sign.',
    ],
    seeAlso: ['symptom', 'levodopa'],
  },
  balance: {
    word: 'Balance',
    article: null,
    met: /\b(postural (in)?stability|postural reflexes|balance)\b/i,
    means: 'means how well you stay on your feet.',
    short: 'When it gets less steady, falls can happen. A therapist can train it with you.',
    full: [
      'The doctor tests it like this: they stand behind you and pull at your shoulders. They see how many steps you need to stand again. They will not let you fall.',
      'Take loose rugs away. Put a light on at night. Wear good shoes. If you fall, tell your doctor, even when you were not hurt.',
    ],
    seeAlso: ['stage', 'therapist', 'gait'],
  },
  gait: {
    word: 'gait',
    article: 'The',
    met: /\bgait\b/i,
    means: 'is the way a person walks.',
    short: 'In Parkinson’s the steps can get short, and the feet can seem stuck to the floor. That is called freezing.',
    full: [
      'Freezing often comes at a door or when you turn. It helps to stop, to breathe, and to shift your weight from side to side. Some people step over a line on the floor, or hum a march.',
      'Do not let others pull you. Tell them to wait.',
    ],
    seeAlso: ['balance', 'therapist'],
  },
  levodopa: {
    word: 'Levodopa',
    article: null,
    met: /\b(levodopa|carbidopa|benserazide)\b/i,
    means: 'is the main medicine for Parkinson’s.',
    short:
      'The brain turns it into dopamine. It works for some hours. So it matters that you take it at the right times.',
    full: [
      'Levodopa is always given with a second stuff that brings more of it to the brain. That is why there are two names on the box.',
      'Take it at the same times each day. For many people it works best half an hour before a meal, because meat, fish and milk can hold it up. Ask your doctor what is right for you.',
      'Do not stop it on your own. To stop it at once can be dangerous.',
    ],
    seeAlso: ['dopamine', 'onoff', 'sideeffect', 'dose'],
  },
  dose: {
    word: 'dose',
    article: 'A',
    met: /\b(dose|doses|dosage)\b/i,
    means: 'is how much of a medicine you take at one time.',
    short: 'It is written on the box, often in mg. Your doctor may change it step by step.',
    full: [
      'Take what your doctor wrote, at the times they wrote. If you forget one, do not take two the next time. If you are not sure, call your clinic or ask in the shop where you get your medicine.',
      'A box with a part for each time of the day can help. So can an alarm.',
    ],
    seeAlso: ['levodopa', 'sideeffect'],
  },
  sideeffect: {
    word: 'side effect',
    article: 'A',
    met: /\b(side effects?|adverse effects?)\b/i,
    means: 'is something a medicine does that you do not want.',
    short: 'Feeling sick or dizzy are some of them. Tell your doctor. Often another dose or another time helps.',
    full: [
      'Some medicines for Parkinson’s can make you want things too much: to buy, to eat, to bet. Some make you see things that are not there. That is hard to say out loud. Say it all the same. It comes from the medicine, and it can be changed.',
      'If you feel very ill, do not wait. Call your clinic, or your local emergency number.',
    ],
    seeAlso: ['dose', 'levodopa'],
  },
  dyskinesia: {
    word: 'Dyskinesia',
    article: null,
    met: /\bdyskinesias?\b/i,
    means: 'means movements that you do not want to make.',
    short:
      'The body twists or sways by itself. It often comes after years on levodopa. A change of the doses can help.',
    full: [
      'It is not the same as tremor. Tremor is an even shaking. These movements are more like a slow dance.',
      'Write down when they come. Your doctor can see from that which dose to change.',
    ],
    seeAlso: ['levodopa', 'tremor', 'onoff'],
  },
  onoff: {
    word: 'on and off times',
    article: 'The',
    met: /\b(on[- /]off|wearing[- ]off|(on|off) (state|times?|periods?))\b/i,
    means: 'are the times when a medicine works and when it does not.',
    short:
      'On means that you move well. Off means that the medicine wears off and the signs come back. Tell your doctor at what hours.',
    full: [
      'In the first years one dose often lasts until the next. Later it may wear off before. Then the day has good hours and bad hours.',
      'Plan hard things for good hours. Ask for visits at a time when you are on.',
      'Your doctor can change the doses or the times, or add another medicine.',
    ],
    seeAlso: ['levodopa', 'dose'],
  },
  dbs: {
    word: 'Deep brain stimulation',
    article: null,
    met: /\b(deep brain stimulation|DBS)\b/i,
    means: 'is an operation that puts a thin wire into the brain.',
    short: 'Small pulses from the wire calm the shaking. It is for some people only, and does not cure the illness.',
    full: [
      'The wire is joined to a small box under the skin of the chest. It works like a pacemaker for the brain. It can be set from outside.',
      'It helps some people who do well on levodopa but have long bad times. It does not help everybody. A team of doctors looks at that with you.',
      'If you have such a box, say so before each scan.',
    ],
    seeAlso: ['levodopa', 'onoff', 'mri'],
  },
} satisfies Record<string, Term>
