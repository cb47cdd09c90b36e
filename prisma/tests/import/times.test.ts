import { legacyContentsOf, scansAt } from './support/times-file.ts'
import { expect, test, type Target } from './support/test.ts'

/** What was written, and the instant it means in Oslo and in UTC; null where it cannot be read. */
const spellings: [written: string | number, oslo: string | null, utc: string | null][] = [
  ['2024-03-01T09:30:00.123456', '2024-03-01 08:30:00.123456', '2024-03-01 09:30:00.123456'],
  ['2024-07-01T09:30:00', '2024-07-01 07:30:00.000000', '2024-07-01 09:30:00.000000'],
  ['2024-07-01T09:30', '2024-07-01 07:30:00.000000', '2024-07-01 09:30:00.000000'],
  ['2024-03-01 09:30:00', '2024-03-01 09:30:00.000000', '2024-03-01 09:30:00.000000'],
  ['2024-03-01T09:30:00Z', '2024-03-01 09:30:00.000000', '2024-03-01 09:30:00.000000'],
  ['2024-03-01T09:30:00+05:30', '2024-03-01 04:00:00.000000', '2024-03-01 04:00:00.000000'],
  ['2024-03-01 09:30:00.5-03', '2024-03-01 12:30:00.500000', '2024-03-01 12:30:00.500000'],
  ['2024-12-31T23:59:59.999999', '2024-12-31 22:59:59.999999', '2024-12-31 23:59:59.999999'],
  // a fraction that cannot be stored is cut, not rounded into the next year
  ['2024-12-31T23:59:59.9999999', '2024-12-31 22:59:59.999999', '2024-12-31 23:59:59.999999'],
  // the clock went from 02:00 to 03:00: there was no half past two, and what was meant is half past three
  ['2024-03-31T01:59:59', '2024-03-31 00:59:59.000000', '2024-03-31 01:59:59.000000'],
  ['2024-03-31T02:30:00', '2024-03-31 01:30:00.000000', '2024-03-31 02:30:00.000000'],
  ['2024-03-31T03:00:00', '2024-03-31 01:00:00.000000', '2024-03-31 03:00:00.000000'],
  // the clock went from 03:00 back to 02:00: half past two came twice, and the second is taken
  ['2024-10-27T01:30:00', '2024-10-26 23:30:00.000000', '2024-10-27 01:30:00.000000'],
  ['2024-10-27T02:30:00', '2024-10-27 01:30:00.000000', '2024-10-27 02:30:00.000000'],
  ['2024-10-27T03:30:00', '2024-10-27 02:30:00.000000', '2024-10-27 03:30:00.000000'],
  ['2024-02-29T12:00:00', '2024-02-29 11:00:00.000000', '2024-02-29 12:00:00.000000'],
  ['2000-02-29T12:00:00', '2000-02-29 11:00:00.000000', '2000-02-29 12:00:00.000000'],
  ['2024-03-01', '2024-02-29 23:00:00.000000', '2024-03-01 00:00:00.000000'],
  ['2199-12-31T23:59:59', '2199-12-31 22:59:59.000000', '2199-12-31 23:59:59.000000'],
  ['1900-01-01T00:00:00Z', '1900-01-01 00:00:00.000000', '1900-01-01 00:00:00.000000'],
  ['2023-02-29T12:00:00', null, null],
  ['2200-01-01T00:00:00', null, null],
  ['1849-12-31T00:00:00', null, null],
  ['2024-03-01T25:00:00', null, null],
  ['2024-03-01T09:30:00+16:00', null, null],
  ['2024-03-01T09:30:00+99:99', null, null],
  ['soon', null, null],
  ['', null, null],
  [1709285400, null, null],
]

for (const [index, timeZone] of [
  [1, 'Europe/Oslo'],
  [2, 'UTC'],
] as const) {
  test(`each spelling of a time means its instant when the old system stood in ${timeZone}; what is none is set aside`, async ({
    target,
  }) => {
    const written = spellings.map(([value]) => value)
    const report = await target.importRows(legacyContentsOf(scansAt(written)), { untyped: true }, { timeZone })

    expect(await uploadTimes(target)).toEqual(
      spellings.flatMap((spelling, number) =>
        spelling[index] === null ? [] : [{ id: `scan${number}`, at: spelling[index] }],
      ),
    )
    const unreadable = spellings.filter((spelling) => spelling[index] === null).length
    expect(report.tables.mri_scans).toEqual({
      read: spellings.length,
      imported: spellings.length - unreadable - 1,
      repaired: 1,
      quarantined: unreadable,
    })
    expect(report.problems).toEqual([
      { table: 'mri_scans', kind: 'quarantined', reason: 'unreadable-time', rows: unreadable },
      { table: 'mri_scans', kind: 'repaired', reason: 'date-only', rows: 1 },
    ])
  })
}

test('what PostgreSQL makes of local times is what this runtime makes of them, in every zone it knows and the command takes', async ({
  target,
}) => {
  const zones = [...Intl.supportedValuesOf('timeZone'), 'UTC', 'Etc/GMT+5', 'Etc/GMT-14', 'EST5EDT', 'europe/oslo']
  const locals = ['2024-01-15 12:00:00', '2024-07-15 12:00:00']

  const found = await target.all<{ zone: string; local: string; instant: Date }>(
    `select zone, local, (local || ' ' || zone)::timestamptz as instant from unnest($1::text[]) zone, unnest($2::text[]) local`,
    [zones, locals],
  )

  const wrong = found.filter(
    ({ zone, local, instant }) =>
      new Intl.DateTimeFormat('sv', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' }).format(instant) !==
      local,
  )
  expect(found).toHaveLength(zones.length * locals.length)
  expect(wrong).toEqual([])
})

test('dates of birth stay the day they are in every zone', async ({ target }) => {
  const days = ['1945-05-30', '1956-02-29', '1996-03-31']

  await target.importRows(
    {
      patients: days.map((day) => ({
        patient_id: day,
        name: 'P',
        date_of_birth: day,
        created_at: '2024-03-01 09:30:00',
      })),
    },
    {},
    { timeZone: 'Pacific/Kiritimati' },
  )

  expect(await target.all('select patient_id, date_of_birth::text as day from patients order by 1')).toEqual(
    days.map((day) => ({ patient_id: day, day })),
  )
})

async function uploadTimes(target: Target) {
  return target.all<{ id: string; at: string }>(
    `select id, to_char(upload_timestamp at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US') as at from mri_scans order by substr(id, 5)::integer`,
  )
}
