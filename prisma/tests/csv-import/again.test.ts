import fs from 'node:fs'
import { createCsvImport, setMapping, startCheck, startCsvImport, takeBackCsvImport } from '@/lib/csv-import/commands'
import { errorFile } from '@/lib/csv-import/error-file'
import { getCsvImport } from '@/lib/csv-import/queries'
import { asViewer } from '@/lib/db/scope'
import { doctorViewer } from '../scope/test.ts'
import { expect, test } from './test.ts'

const text = 'id,name,dob\nAGAIN-1,Again One,1950-05-05\nAGAIN-2,Again Two,1951-05-05\n'

test('the same file with the same columns comes in once, until it is taken back', async ({ csv, db }) => {
  const before = await csv.living()
  const first = await csv.all({ entity: 'patients', text })
  const second = await csv.check(await csv.send({ entity: 'patients', text, policy: 'update' }))
  const third = await csv.check(await csv.send({ entity: 'patients', text: `${text}AGAIN-3,Again Three,1952-05-05\n` }))
  expect(second.checkCounts).toEqual({ create: 0, update: 0, skip: 2, error: 0 })
  expect(third.checkCounts).toEqual({ create: 1, update: 0, skip: 2, error: 0 })
  await db.query(
    `update csv_imports set check_counts = '{"create": 2, "update": 0, "skip": 0, "error": 0}' where id = $1`,
    [second.id],
  )

  await expect(csv.ask(second)).rejects.toMatchObject({ code: 'already-imported' })

  expect((await csv.takeBack(first)).state).toBe('taken-back')
  expect(await csv.living()).toEqual(before)
  const again = await csv.bringIn(await csv.check(second))
  expect(again).toMatchObject({ state: 'imported', importCounts: { create: 2, update: 0, skip: 0, error: 0 } })
  const { rows } = await db.query(
    `select name from patients where patient_id like 'AGAIN-%' and deleted_at is null order by 1`,
  )
  expect(rows).toEqual([{ name: 'Again One' }, { name: 'Again Two' }])

  await csv.takeBack(again)
  expect(await csv.living()).toEqual(before)
})

test('an import that is brought back by undoing its undo counts as imported again', async ({ csv, db }) => {
  const done = await csv.all({ entity: 'patients', text: 'name,dob\nBack Forth,1949-01-01\n' })
  await csv.takeBack(done)
  const { rows } = await db.query<{ id: string }>('select undone_by as id from operations where id = $1', [
    done.import!.operationId,
  ])
  await csv.as((scope) => scope.db.$queryRaw`select app.undo_operation(${rows[0]!.id}, false)`)

  expect((await csv.get(done.id)).state).toBe('imported')
})

test('an id that lies in the trash for another reason is not used again', async ({ csv, db }) => {
  await csv.all({ entity: 'patients', text: 'id,name\nTRASH-1,In Trash\n' })
  await csv.as((scope) => scope.db.$queryRaw`select app.move_to_trash('patients', 'TRASH-1', 'A test')::text`)

  const tried = await csv.check(await csv.send({ entity: 'patients', text: 'id,name\nTRASH-1,Somebody Else\n' }))

  expect((await csv.rows(tried.check!.id))[0]).toMatchObject({
    outcome: 'error',
    message: expect.stringContaining('in the trash'),
  })
  expect((await db.query(`select name from patients where patient_id = 'TRASH-1'`)).rows).toEqual([
    { name: 'In Trash' },
  ])
})

test('rows that failed come back as they were, with the reason, and nothing a spreadsheet would run', async ({
  csv,
}) => {
  const tried = await csv.check(
    await csv.send({
      entity: 'patients',
      text: 'name;dob;note\n"=HYPERLINK(1)";31.13.1950;"a;b"\nFine One;01.01.1950;\n',
      settings: { dateOrder: 'dmy' },
    }),
  )
  const { filePath, settings, check } = await csv.get(tried.id)
  const pieces: Buffer[] = []
  for await (const piece of errorFile(csv.viewer, { filePath: filePath!, settings, jobId: check!.id }))
    pieces.push(piece)

  expect(Buffer.concat(pieces).toString('utf8')).toMatch(
    /^\ufeff"name";"dob";"note";"Why it was left out"\r\n"'=HYPERLINK\(1\)";"31\.13\.1950";"a;b";"“dob” is .*"\r\n$/,
  )
})

test('files lie under a name of ours, for their owner only', async ({ csv }) => {
  const { filePath } = await csv.send({ entity: 'patients', text })
  expect(filePath).toMatch(/uploads\/csv\/[0-9a-f-]{36}\.csv$/)
  expect(fs.statSync(filePath!).mode & 0o777).toBe(0o600)
})

test('a doctor neither sees nor starts an import', async ({ csv, make }) => {
  const sent = await csv.check(await csv.send({ entity: 'patients', text: 'name\nForbidden One\n' }))
  const doctor = doctorViewer(await make.doctor())
  const asked = { id: sent.id, version: sent.version }

  for (const attempt of [
    () => asViewer(doctor, (scope) => getCsvImport(scope, sent.id)),
    () => asViewer(doctor, (scope) => startCheck(scope, asked)),
    () => asViewer(doctor, (scope) => startCsvImport(scope, asked)),
    () => asViewer(doctor, (scope) => takeBackCsvImport(scope, asked)),
    () => asViewer(doctor, (scope) => setMapping(scope, { ...asked, columns: ['name'], policy: 'skip' })),
    () =>
      asViewer(doctor, (scope) =>
        createCsvImport(scope, 'patients', {
          fileName: 'x',
          filePath: '/x',
          bytes: 1,
          sha256: 'x',
          detected: sent.detected,
          headers: [],
          rowCount: 1,
        }),
      ),
  ])
    await expect(attempt()).rejects.toThrow()
})
