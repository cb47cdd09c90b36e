import { cs_CZ, de, el, en, es, ja, nb_NO, pl, pt_BR, ru, tr, vi } from '@faker-js/faker'
import type { LocaleDefinition } from '@faker-js/faker'
import { childNames, givenNames, type Language } from './given-names.ts'
import type { Random } from './random.ts'

type Sex = 'female' | 'male'
export type Name = { full: string; family: string; language: Language; sex: Sex }

/** How the languages of the programme's people are spread. */
const spread: readonly (readonly [Language, number])[] = [
  ['en', 30],
  ['es', 14],
  ['de', 11],
  ['pl', 9],
  ['tr', 7],
  ['pt', 6],
  ['ru', 5],
  ['nb', 5],
  ['vi', 4],
  ['ja', 3],
  ['el', 3],
  ['cs', 3],
]

export function drawName(random: Random, sex: Sex, language: Language = random.weighted(spread)): Name {
  const family = drawFamilyName(random, language, sex)
  return { full: fullName(language, random.pick(givenNames[language][sex]), family), family, language, sex }
}

/** A relative to call in an emergency, with the relation in brackets: "Tomás García Ruiz (son)". */
export function drawRelative(random: Random, { family, language, sex }: Name): string {
  // Where family names have a female and a male form, a relative of the same sex has the same form.
  const sameForm = language === 'pl' || language === 'ru' || language === 'el' || language === 'cs'
  const theirs = sameForm || random.chance(0.5) ? sex : otherSex(sex)
  const isChild = random.chance(0.65) || theirs === sex
  const given = random.pick((isChild ? childNames : givenNames)[language][theirs])
  const relation = isChild ? (theirs === 'female' ? 'daughter' : 'son') : theirs === 'female' ? 'wife' : 'husband'
  return `${fullName(language, given, family)} (${relation})`
}

/** What an e-mail address may begin with: "lukasz.wisniewski"; "contact" for names without Latin letters. */
export function addressPart(name: string): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[łøđıßæœþð]/g, (letter) => latin[letter] ?? '')
    .replace(/[^a-z -]/g, '')
    .trim()
    .replace(/[ -]+/g, '.')
  return plain.length > 2 ? plain : 'contact'
}

const latin: Record<string, string> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ı: 'i',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ð: 'd',
}

/** Frequent family names, drawn in two cases of five: faker's lists know no frequencies. */
const frequentNames: Partial<Record<Language, readonly string[]>> = {
  en: ['Smith', 'Jones', 'Taylor', 'Williams', 'Brown', 'Davies', 'Evans', 'Wilson', 'Patel', "O'Connor"],
  es: ['García', 'Martínez', 'López', 'Sánchez', 'Pérez', 'Gómez', 'Fernández', 'Núñez', 'Jiménez', 'Muñoz'],
  de: ['Müller', 'Schmidt', 'Schneider', 'Fischer', 'Weber', 'Schäfer', 'Köhler', 'Krüger', 'Groß', 'Böhm'],
  nb: ['Hansen', 'Johansen', 'Olsen', 'Larsen', 'Ødegård', 'Bjørnstad', 'Sørensen', 'Nygård'],
  pt: ['Silva', 'Santos', 'Souza', 'Conceição', 'Araújo', 'Magalhães', 'Gonçalves', 'Assunção'],
  tr: ['Yılmaz', 'Kaya', 'Demir', 'Şahin', 'Çelik', 'Öztürk', 'Yıldız', 'Güneş'],
}

/** Endings whose feminine is regular, or that are genitives and the same for both. */
const isGreekPair = /(όπουλος|ίδης|άδης|άκης|ου)$/

const familyNames: Record<Language, Record<Sex, readonly string[]>> = {
  en: both(fakerNames(en)),
  es: both(fakerNames(es)),
  de: both(fakerNames(de)),
  pl: { male: fakerNames(pl).filter((name) => !name.endsWith('na')), female: fakerNames(pl).map(polishFeminine) },
  tr: both(fakerNames(tr)),
  ru: { male: fakerNames(ru, 'male'), female: fakerNames(ru, 'female') },
  el: { male: fakerNames(el).filter((name) => isGreekPair.test(name)), female: greekFeminine(fakerNames(el)) },
  ja: both(fakerNames(ja)),
  nb: both(fakerNames(nb_NO)),
  pt: both(fakerNames(pt_BR)),
  vi: both(fakerNames(vi)),
  cs: { male: fakerNames(cs_CZ, 'male'), female: fakerNames(cs_CZ, 'female') },
}

function drawFamilyName(random: Random, language: Language, sex: Sex): string {
  const frequent = frequentNames[language]
  const draw = () => random.pick(frequent !== undefined && random.chance(0.4) ? frequent : familyNames[language][sex])
  return language === 'es' || (language === 'pt' && random.chance(0.5)) ? `${draw()} ${draw()}` : draw()
}

function fullName(language: Language, given: string, family: string): string {
  return language === 'ja' || language === 'vi' ? `${family} ${given}` : `${given} ${family}`
}

function otherSex(sex: Sex): Sex {
  return sex === 'female' ? 'male' : 'female'
}

function both(names: readonly string[]): Record<Sex, readonly string[]> {
  return { female: names, male: names }
}

function fakerNames(locale: LocaleDefinition, form: 'generic' | Sex = 'generic'): readonly string[] {
  const names = locale.person?.last_name?.[form]
  if (!names || names.length === 0) throw new Error(`faker has no family names (${form}) for ${locale.metadata?.title}`)
  return names
}

function polishFeminine(name: string): string {
  return name.replace(/(s|c|dz)ki$/, '$1ka').replace(/ny$/, 'na')
}

function greekFeminine(names: readonly string[]): readonly string[] {
  return names
    .filter((name) => isGreekPair.test(name))
    .map((name) =>
      name
        .replace(/όπουλος$/, 'οπούλου')
        .replace(/ίδης$/, 'ίδου')
        .replace(/άδης$/, 'άδου')
        .replace(/άκης$/, 'άκη'),
    )
}
