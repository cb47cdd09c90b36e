import { wholeStagesInWords } from './stages'
import type { Term } from './term'

/** Pictures, tests, and what a program makes of them. */
export const termsOfTests = {
  mri: {
    word: 'MRI scan',
    article: 'An',
    met: /\bMRI( scan)?s?\b/,
    means: 'is a picture of the inside of your head.',
    short:
      'A machine with a strong magnet makes the picture. You lie still in it for a while. It is loud, and it does not hurt.',
    full: [
      'MRI is short for three long words: magnetic resonance imaging. The machine looks like a short tunnel. You lie on a bed that moves into it. Most scans take 20 to 40 minutes. You can talk to the people who run it at any time.',
      'The machine uses a strong magnet. It does not use X-rays. Tell the staff if you have metal in your body, such as a pacemaker. They need to know that before you go in.',
      'It can be hard to lie still when you shake. Tell the staff. They can help with cushions and breaks. Ask your doctor if you should take your medicine at the usual time that day.',
      'A doctor looks at the pictures. A computer model may look at them too. A picture alone cannot tell if you have Parkinson’s.',
    ],
    seeAlso: ['model', 'screening'],
  },
  model: {
    word: 'computer model',
    article: 'A',
    met: /\bcomputer models?\b|\bmodel results?\b/i,
    means: 'is a program that looks for signs in your scan.',
    short:
      'It has learned from the scans of many other people. What it says about your scan is called the model result. It can be wrong. A doctor decides what it means for you.',
    full: [
      'The model is a computer program. It was shown the scans of many people. For each of them it was told what doctors had found. So it learned what to look for.',
      'When it sees your scan, it says if it looks more like the scans of people with Parkinson’s or more like the others. It may also guess a stage.',
      'It does not know you. It cannot see how you move or how you feel. It does not know your medicines. So its result is a hint for your doctor, and no more than that.',
      'The model can be wrong in both ways. It can see signs that are not there. It can miss signs that are there. Your doctor looks at the result and says what they think.',
    ],
    seeAlso: ['confidence', 'positive', 'negative', 'uncertain'],
  },
  confidence: {
    word: 'confidence',
    article: 'The',
    met: /\bconfidence\b/i,
    means: 'is how sure the computer model says it is.',
    short: 'A model can be sure and still be wrong. So we say it in words, such as very sure or not sure.',
    full: [
      'With each result the model says how sure it is. We turn that into words: very sure, fairly sure, not very sure, or not sure.',
      'Very sure does not mean true. It means that your scan looks a lot like scans the model knows. If your scan is unlike those, it can be sure and wrong.',
      'If the model is not sure, a doctor takes a closer look. That is normal. It does not mean that something is bad.',
    ],
    seeAlso: ['model', 'uncertain'],
  },
  positive: {
    word: 'positive result',
    article: 'A',
    met: /\b(result|classification)\b[^.\n]{0,20}\bpositive\b/i,
    means: 'means that the computer model saw the signs it looks for.',
    short: 'It is not a verdict. It does not say that you have an illness. A doctor looks at it and talks with you.',
    full: [
      'In medicine, positive does not mean good. It only means that a test found what it was looking for.',
      'The test here is a computer model that looks at your scan. Positive means that it saw signs that people with Parkinson’s often have. People who are well can have such signs too.',
      'Your doctor puts the result next to what you tell them and what they see. Only then do they say what it means for you.',
    ],
    seeAlso: ['negative', 'model', 'diagnosis'],
  },
  negative: {
    word: 'negative result',
    article: 'A',
    met: /\b(result|classification)\b[^.\n]{0,20}\bnegative\b/i,
    means: 'means that the computer model did not see the signs it looks for.',
    short: 'It is no promise that all is well. If you feel that something is wrong, tell your doctor.',
    full: [
      'In medicine, negative does not mean bad. It means that a test did not find what it was looking for.',
      'The computer model looked at your scan and saw no signs of Parkinson’s. In an early stage there may be no signs to see yet. So a negative result does not rule it out.',
      'What you feel counts. Tell your doctor about it, even if the result is negative.',
    ],
    seeAlso: ['positive', 'model'],
  },
  uncertain: {
    word: 'uncertain result',
    article: 'An',
    met: /\b(result|classification)\b[^.\n]{0,20}\buncertain\b/i,
    means: 'means that the computer model could not tell.',
    short: 'This happens now and then. It does not mean that something is bad. A doctor takes a closer look.',
    full: [
      'Some scans look a bit like both groups. Then the model says that it cannot tell. It is better to say so than to guess.',
      'The scan may also be blurred, because it is hard to lie still. Your doctor may ask for a new one.',
      'An uncertain result says nothing about how you are. Your doctor will tell you what comes next.',
    ],
    seeAlso: ['confidence', 'model'],
  },
  screening: {
    word: 'Screening',
    article: null,
    met: /\bscreening\b/i,
    means: 'means looking for signs of an illness.',
    short: 'It cannot say for sure that somebody has the illness. If signs are found, a doctor takes a closer look.',
    full: [
      'Screening is done to find an illness early. Many people are looked at in the same way. Most of them are well.',
      'Here it means that a computer model looks at a scan of your head. It looks for signs of Parkinson’s.',
      'What it finds is only a first step. A doctor who knows you decides what it means and what to do.',
    ],
    seeAlso: ['mri', 'model', 'diagnosis'],
  },
  updrs: {
    word: 'MDS-UPDRS',
    article: 'The',
    met: /\bUPDRS\b/i,
    means: 'is a list of questions and small tests for people with Parkinson’s.',
    short:
      'Your doctor asks how you are and watches how you move. Each answer gets points. More points mean more trouble in daily life.',
    full: [
      'MDS-UPDRS is a long name for a list that doctors all over the world use. It has four parts.',
      'The first two parts ask about your days: sleep, mood, speech, eating, getting dressed. In the third part the doctor watches you move: you tap your fingers, stand up and walk. The fourth part is about good and bad times of the day.',
      'Each answer gets 0 to 4 points. The sum shows how things change from visit to visit. It can go up on a bad day and down on a good one. So one number alone says little.',
    ],
    seeAlso: ['stage', 'onoff'],
  },
  stage: {
    word: 'Hoehn and Yahr stage',
    article: 'The',
    met: /\bHoehn\b[^.\n]{0,12}\bYahr\b( stages?)?/i,
    means: 'is a number from 0 to 5 that says how much Parkinson’s changes the way a person moves.',
    short:
      '0 means no signs. 1 means signs on one side of the body. 5 means that a person needs help to get up and move. Many people stay at one stage for years.',
    full: [
      'Two doctors, Margaret Hoehn and Melvin Yahr, made this scale in 1967. It is a short way to say how far things have come.',
      wholeStagesInWords(),
      'There are steps in between: 1.5 and 2.5.',
      'A stage says nothing about pain, mood or sleep. It does not say how fast things go on. No two people are the same. Your doctor can tell you what it means for you.',
    ],
    seeAlso: ['parkinsons', 'updrs', 'balance'],
  },
} satisfies Record<string, Term>
