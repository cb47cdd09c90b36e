import fs from 'node:fs'
import path from 'node:path'
import { sweepFiles } from '@/lib/report-queue/files'
import { localStore } from '@/lib/storage/local-store'
import { expect, requests, settled, stateOf, test } from './test.ts'
import { faults } from './workers.ts'

test(
  'a worker makes what waits, with files that are what the record says of them',
  { timeout: 200_000 },
  async ({ db, make, workers }) => {
    const admin = await make.admin()
    const ids = await requests(make, db, admin.userId, 3)
    const worker = workers.start()

    await settled(db, ids)
    worker.kill('SIGTERM')
    await worker.exited

    for (const id of ids)
      expect(await stateOf(db, id)).toMatchObject({
        status: 'generated',
        attempts: 1,
        outcomes: ['published'],
        reports: 1,
      })
    expect(await faults(db, workers)).toEqual([])
    const { rows } = await db.query(`select steps from report_attempts where request_id = $1`, [ids[0]])
    expect(rows[0].steps.map(({ step }: { step: string }) => step)).toEqual([
      'claim',
      'read',
      'render',
      'temp-write',
      'fsync',
      'rename',
      'publish',
      'ack',
    ])
  },
)

test(
  'the real program draws both files under its few rights, and draws them again with the signature',
  { timeout: 200_000 },
  async ({ db, make, workers }) => {
    const admin = await make.admin()
    const [id = ''] = await requests(make, db, admin.userId, 1)
    const worker = workers.start({}, { renderProgram: path.resolve('lib/report-queue/render-child.ts') })
    await settled(db, [id])
    const made = await filesOf(id)
    await db.query(
      `update medical_reports set signed_by = $2, signed_at = now(), signature_sha256 = repeat('a', 64) where request_id = $1`,
      [id, admin.userId],
    )
    const {
      rows: [signing],
    } = await db.query<{ id: string }>(
      `insert into report_status (patient_id, session_id, report_type, requested_by, signing_of)
       select r.patient_id, r.session_id, r.report_type, $2, r.id from medical_reports r where r.request_id = $1 returning id`,
      [id, admin.userId],
    )
    await settled(db, [signing?.id ?? ''])
    const signed = await filesOf(id)
    worker.kill('SIGTERM')
    await worker.exited

    expect(made.map(({ variant, start, is_signed: isSigned }) => [variant, start, isSigned])).toEqual([
      ['a4', '%PDF-1.7', false],
      ['large-print', '%PDF-1.7', false],
    ])
    expect(signed.map(({ variant, is_signed: isSigned }) => [variant, isSigned])).toEqual([
      ['a4', true],
      ['large-print', true],
    ])
    expect(signed.map(({ sha256 }) => sha256)).not.toEqual(made.map(({ sha256 }) => sha256))
    const { rows: reports } = await db.query(
      'select count(*)::integer as reports from medical_reports where request_id = any ($1)',
      [[id, signing?.id]],
    )
    expect(reports).toEqual([{ reports: 1 }]) // a signature makes no new version
    // the unsigned files are nobody's now, and the next sweep takes them away
    expect(await faults(db, workers)).toEqual(made.map(({ storage_key: key }) => `nobody's file: ${key}`).sort())
    expect(await sweepFiles(localStore(path.join(workers.folder, 'files')))).toBe(2)
    expect(await faults(db, workers)).toEqual([])

    async function filesOf(request: string) {
      const { rows } = await db.query<{ variant: string; storage_key: string; sha256: string; is_signed: boolean }>(
        `select f.* from report_files f join medical_reports r on r.id = f.report_id where r.request_id = $1 order by 1, 2`,
        [request],
      )
      return rows.map((row) => ({
        ...row,
        start: fs
          .readFileSync(path.join(workers.folder, 'files', row.storage_key))
          .subarray(0, 8)
          .toString('latin1'),
      }))
    }
  },
)
