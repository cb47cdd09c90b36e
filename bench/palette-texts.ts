import type pg from 'pg'

/** What people type, by kind: every text is made from the names of the programme, the same ones each time. */
type Text = { kind: string; text: string }

export async function paletteTexts(client: pg.Client): Promise<Text[]> {
  const names = await column(client, nameOfEvery(60))
  const words = names.flatMap((name) => name.split(' ').at(-1) ?? [])
  return [...partsOf(names, words), ...(await wordsOf(client)), ...slipsOf(names, words), ...(await keysOf(client))]
}

const texts = (kind: string, some: string[]): Text[] => some.map((text) => ({ kind, text }))

/** Names as far as they are typed. */
function partsOf(names: string[], words: string[]): Text[] {
  const lengths = [2, 3, 4, 5, 6, 7, 8]
  return [
    ...lengths.flatMap((length) => [
      ...texts(`${length} letters of a last name`, words.slice(length * 5, length * 5 + 8).map(firstLetters(length))),
      ...texts(`${length} letters of a first name`, names.slice(length * 5, length * 5 + 4).map(firstLetters(length))),
    ]),
    ...texts('first and last name', names.slice(0, 20)),
    ...texts(
      'last and first name',
      names.slice(20, 32).map((name) => name.split(' ').toReversed().join(' ')),
    ),
    ...texts(
      'part of both names',
      names.slice(32, 44).map((name) => name.split(' ').map(firstLetters(4)).join(' ')),
    ),
    ...texts(
      'consultations of',
      words.slice(0, 6).map((word) => `c: ${word}`),
    ),
    ...texts(
      'only patients',
      words.slice(6, 12).map((word) => `p: ${word}`),
    ),
    ...texts(
      'only doctors',
      words.slice(12, 18).map((word) => `d: ${word}`),
    ),
  ]
}

/** Names that thousands have, and names that one has. */
async function wordsOf(client: pg.Client): Promise<Text[]> {
  const common = await column(
    client,
    `select word from (select split_part(name_key, ' ', 2) as word from patients limit 50000) sample
      where word <> '' group by word order by count(*) desc, word limit 12`,
  )
  const rare = await column(
    client,
    `select word from (select split_part(name_key, ' ', 2) as word from patients limit 200000) sample
      where word <> '' group by word having count(*) = 1 order by word limit 12`,
  )
  const pairs = common.slice(0, 10).map((word, at) => `${word} ${common[(at + 3) % common.length]}`)
  return [...texts('a common word', common), ...texts('a rare word', rare), ...texts('two common words', pairs)]
}

function slipsOf(names: string[], words: string[]): Text[] {
  return [
    ...texts('with other accents', names.slice(0, 12).map(accented)),
    ...texts('misspelt last name', words.slice(0, 20).map(misspelt)),
    ...texts(
      'misspelt whole name',
      names.slice(40, 52).map((name) => name.split(' ').map(misspelt).join(' ')),
    ),
    ...texts('nobody', ['zzyzx', 'qwertz uiop', 'xqj', 'brrrrrrp', 'aeiouaeiou', 'Wqx Vbn']),
  ]
}

/** What is no name. */
async function keysOf(client: pg.Client): Promise<Text[]> {
  const of = async (kind: string, sql: string) => texts(kind, await column(client, sql))
  return [
    ...(await of('an id', 'select patient_id from patients order by patient_id limit 8')),
    ...(await of('a record by id', 'select id from consultations order by id limit 4')),
    ...(await of(
      'a telephone number',
      'select phone from patients where phone is not null order by patient_id limit 8',
    )),
    ...(await of(
      'a date of birth',
      'select date_of_birth::text from patients where date_of_birth is not null order by patient_id limit 8',
    )),
    ...texts('the end of a number', ['0193', '5550', '90083', '4960123']),
  ]
}

const nameOfEvery = (count: number) => `
  select name from (select name, row_number() over (order by patient_id) as place from
                      (select name, patient_id from patients where deleted_at is null order by patient_id limit ${count * 100}) first) numbered
   where place % 100 = 1 order by place`

async function column(client: pg.Client, sql: string): Promise<string[]> {
  const { rows } = await client.query<Record<string, string>>(sql)
  return rows.flatMap((row) => Object.values(row).slice(0, 1))
}

const firstLetters = (length: number) => (word: string) => word.slice(0, length)

function accented(text: string) {
  return text.replaceAll('a', 'á').replaceAll('e', 'è').replaceAll('o', 'ö')
}

/** Two letters in the middle exchanged; of a long word one left out too. */
function misspelt(word: string) {
  if (word.length < 4) return word
  const middle = Math.floor(word.length / 2)
  const exchanged = word.slice(0, middle - 1) + word[middle] + word[middle - 1] + word.slice(middle + 1)
  return word.length > 7 ? exchanged.slice(0, -2) + exchanged.slice(-1) : exchanged
}
