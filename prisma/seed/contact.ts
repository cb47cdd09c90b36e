import type { Random } from './random.ts'

/** Ways to reach people who do not exist. Every number is from a range that the regulator keeps free for fiction. */
export function drawPhone(random: Random): string {
  const digits = (count: number) => String(random.integer(0, 10 ** count - 1)).padStart(count, '0')
  return random.weighted([
    [`+44 20 7946 0${digits(3)}`, 4], // London, Ofcom "numbers for drama use"
    [`+44 7700 900${digits(3)}`, 4], // United Kingdom, mobile, Ofcom
    [`+44 161 496 0${digits(3)}`, 2], // Manchester, Ofcom
    [`+1 202-555-01${digits(2)}`, 1], // United States, 555-0100 to 555-0199, NANPA
    [`+49 30 23125 ${digits(3)}`, 1], // Berlin, Bundesnetzagentur
  ])
}

export function drawAddress(random: Random): string {
  return `${random.integer(1, 140)} ${random.pick(streets)}, ${random.pick(towns)}`
}

const streets = [
  'Alder Lane',
  'Beech Road',
  'Church Walk',
  'Dovecote Street',
  'Elm Court',
  'Ferry Road',
  'Garden Terrace',
  'Harbour View',
  'Kiln Street',
  'Linden Avenue',
  'Mill Lane',
  'North Quay',
  'Orchard Close',
  'Park Row',
  'Station Road',
  'Weaver Street',
]
const towns = [
  'Millbrook',
  'Eastmere',
  'Ashcombe',
  'Stonehaven Bay',
  'Rookfield',
  'Lindale',
  'Harrowby Green',
  'Saltmarsh',
]
