import { describe } from 'vitest'
import type pg from 'pg'
import type { Make } from '../support/make.ts'
import { refusalOf } from '../support/refusal.ts'
import { expect, test as base } from '../support/test.ts'

const texts = {
  chief_complaint: 'Stiff',
  findings: 'Rigid',
  assessment: 'Worse',
  diagnosis: 'PD',
  prescription: 'P',
  notes: 'N',
}
const stays = { code: '23514', constraint: 'consultations_signed_stays' }

/** A visit of the doctor's that was held and signed. */
const test = base.extend('signed', async ({ make, as, db }) => {
  const { doctor, patient } = await make.careTeam()
  const visit = await make.consultation({ doctor, patient }, { consultation_date: '2026-01-05T09:00:00Z' })
  await db.query(
    `update consultations set (chief_complaint, findings, assessment, diagnosis, prescription, notes) =
       (select * from jsonb_to_record($2) as t(chief_complaint text, findings text, assessment text, diagnosis text, prescription text, notes text))
      where id = $1`,
    [visit.id, JSON.stringify(texts)],
  )
  await as(doctor, (client) => client.query('select app.sign_consultation($1)', [visit.id]))
  const { rows } = await db.query<{ version: number }>('select version from consultations where id = $1', [visit.id])
  return { id: visit.id, doctor, patient, version: rows[0]?.version ?? 0 }
})

const amend = (id: string, version: number, says: object, reason = 'Wrong side') => ({
  text: 'select app.amend_consultation($1, $2, $3, $4) as fields',
  values: [id, version, JSON.stringify(says), reason],
})

describe('a signed note', () => {
  test('says who signed it and when', async ({ signed, db }) => {
    const { rows } = await db.query(
      'select signed_by, signed_at <= now() as signed, status from consultations where id = $1',
      [signed.id],
    )
    expect(rows).toEqual([{ signed_by: signed.doctor.userId, signed: true, status: 'completed' }])
  })

  for (const column of Object.keys(texts)) {
    test(`keeps its ${column}, whoever writes: its doctor, an administrator, the owner`, async ({
      signed,
      make,
      as,
      db,
    }) => {
      const write = { text: `update consultations set ${column} = 'x' where id = $1`, values: [signed.id] }
      expect(await refusalOf(as(signed.doctor, (client) => client.query(write)))).toEqual(stays)
      expect(await refusalOf(as(await make.admin(), (client) => client.query(write)))).toEqual(stays)
      expect(await refusalOf(db.query(write))).toEqual(stays)
    })
  }

  for (const change of [
    "status = 'scheduled'",
    'consultation_date = now()',
    'signed_at = null',
    'signed_at = now()',
    "signed_by = 'x', signed_at = now()",
  ]) {
    test(`is not given another ${change}`, async ({ signed, db }) => {
      expect(await refusalOf(db.query(`update consultations set ${change} where id = $1`, [signed.id]))).toMatchObject({
        code: '23514',
      })
    })
  }

  test('lets what is not its word change: the fee, the next visit, the trash', async ({ signed, make, as }) => {
    const admin = await make.admin()
    const changed = await as(admin, (client) =>
      client.query('update consultations set fee_charged = 3, next_visit_date = now() where id = $1', [signed.id]),
    )
    expect(changed.rowCount).toBe(1)
    await as(admin, (client) => client.query("select app.move_to_trash('consultations', $1, 'why')", [signed.id]))
  })

  test('cannot be made unsigned by taking the signing back', async ({ signed, make, as, db }) => {
    const { rows } = await db.query<{ operation_id: string }>(
      "select operation_id from record_changes where record_id = $1 and after ? 'signed_at'",
      [signed.id],
    )
    await as(await make.admin(), (client) =>
      client.query('select app.undo_operation($1, true)', [rows[0]?.operation_id]),
    )
    const { rows: after } = await db.query('select signed_at is not null as signed from consultations where id = $1', [
      signed.id,
    ])
    expect(after).toEqual([{ signed: true }])
  })

  test('stays signed when the account behind the signature is purged', async ({ signed, db }) => {
    await db.query('update consultations set signed_by = null where id = $1', [signed.id])
    const { rows } = await db.query('select signed_at is not null as signed from consultations where id = $1', [
      signed.id,
    ])
    expect(rows).toEqual([{ signed: true }])
  })
})

describe('signing', () => {
  async function draft({ make, db }: { make: Make; db: pg.Client }) {
    const { doctor, patient } = await make.careTeam()
    const visit = await make.consultation({ doctor, patient })
    await db.query("update consultations set findings = 'Rigid' where id = $1", [visit.id])
    return { doctor, patient, id: visit.id }
  }
  const sign = (id: string) => ({ text: 'select app.sign_consultation($1)', values: [id] })

  test('is not done by another doctor of the patient, a stranger, an administrator or the patient', async ({
    make,
    db,
    as,
  }) => {
    const { patient, id } = await draft({ make, db })
    const colleague = await make.doctor()
    await make.assignment({ doctor: colleague, patient }, { assignment_type: 'consultant' })
    const message = async (person: Parameters<typeof as>[0]) =>
      as(person, (client) => client.query(sign(id))).then(
        () => 'signed',
        (error: Error) => error.message,
      )
    expect(await message(colleague)).toBe('note-of-another')
    expect(await message(await make.doctor())).toBe('not-found')
    for (const person of [await make.admin(), patient])
      expect(await refusalOf(as(person, (client) => client.query(sign(id))))).toMatchObject({ code: '42501' })
  })

  test('is not done twice, of a visit that was not held, or of nothing', async ({ make, db, as }) => {
    const { doctor, patient, id } = await draft({ make, db })
    const messageOf = (which: string) =>
      as(doctor, (client) => client.query(sign(which))).then(
        () => 'signed',
        (error: Error) => error.message,
      )
    expect(await messageOf(id)).toBe('signed')
    expect(await messageOf(id)).toBe('note-signed')
    const coming = await make.consultation({ doctor, patient }, { status: 'scheduled', chief_complaint: 'x' })
    expect(await messageOf(coming.id)).toBe('note-empty')
    const empty = await make.consultation({ doctor, patient }, { chief_complaint: null })
    expect(await messageOf(empty.id)).toBe('note-empty')
  })

  test('is not written past the function, by anybody', async ({ make, db, as }) => {
    const { doctor, id } = await draft({ make, db })
    const write = {
      text: 'update consultations set signed_at = now(), signed_by = $2 where id = $1',
      values: [id, doctor.userId],
    }
    for (const person of [doctor, await make.admin()])
      expect(await refusalOf(as(person, (client) => client.query(write)))).toMatchObject({ code: '42501' })
    expect(await refusalOf(db.query(write))).toEqual({ code: '23514', constraint: 'consultations_signed_by_author' })
  })

  test('ends with the assignment', async ({ make, db, as }) => {
    const { doctor, patient, id } = await draft({ make, db })
    await db.query('update doctor_patient_assignments set is_active = false, ended_at = now() where patient_id = $1', [
      patient.id,
    ])
    await expect(as(doctor, (client) => client.query(sign(id)))).rejects.toThrow('not-found')
  })
})

describe('an amendment', () => {
  test('changes what the note says, and keeps what it said, by whom and why', async ({ signed, as, db }) => {
    const { rows } = await as(signed.doctor, (client) =>
      client.query(amend(signed.id, signed.version, { ...texts, findings: 'Rigid left', notes: '' })),
    )
    expect(rows).toEqual([{ fields: 2 }])
    const { rows: kept } = await db.query(
      'select field, before, after, reason, amended_by from consultation_amendments where consultation_id = $1 order by field',
      [signed.id],
    )
    const by = { reason: 'Wrong side', amended_by: signed.doctor.userId }
    expect(kept).toEqual([
      { field: 'findings', before: 'Rigid', after: 'Rigid left', ...by },
      { field: 'notes', before: 'N', after: null, ...by },
    ])
    const { rows: note } = await db.query('select findings, notes, assessment from consultations where id = $1', [
      signed.id,
    ])
    expect(note).toEqual([{ findings: 'Rigid left', notes: null, assessment: 'Worse' }])
  })

  test('that changes nothing leaves nothing', async ({ signed, as, db }) => {
    await as(signed.doctor, (client) => client.query(amend(signed.id, signed.version, texts)))
    expect(
      (await db.query('select from consultation_amendments where consultation_id = $1', [signed.id])).rowCount,
    ).toBe(0)
  })

  test('opens no door for another change in the same transaction', async ({ signed, as }) => {
    const both = as(signed.doctor, async (client) => {
      await client.query(amend(signed.id, signed.version, { findings: 'Rigid left' }))
      await client.query("update consultations set findings = 'Anything' where id = $1", [signed.id])
    })
    expect(await refusalOf(both)).toEqual(stays)
  })

  test('is of the version that was read, of a signed note, and by its doctor', async ({ signed, make, as }) => {
    const message = (person: Parameters<typeof as>[0], version: number, id = signed.id) =>
      as(person, (client) => client.query(amend(id, version, { findings: 'x' }))).then(
        () => 'amended',
        (error: Error) => error.message,
      )
    expect(await message(signed.doctor, signed.version - 1)).toBe('changed-meanwhile')
    expect(await message(await make.doctor(), signed.version)).toBe('not-found')
    const draft = await make.consultation({ doctor: signed.doctor, patient: signed.patient })
    expect(await message(signed.doctor, 1, draft.id)).toBe('note-unsigned')
    expect(await message(await make.admin(), signed.version)).toMatch(/permission denied/)
  })

  test('cannot be written, changed or removed by hand', async ({ signed, make, as }) => {
    await as(signed.doctor, (client) => client.query(amend(signed.id, signed.version, { findings: 'x' })))
    for (const person of [signed.doctor, await make.admin()]) {
      for (const sql of [
        `insert into consultation_amendments (consultation_id, field, before, after, reason) values ('${signed.id}', 'notes', 'a', 'b', 'c')`,
        `update consultation_amendments set reason = 'x'`,
        `delete from consultation_amendments`,
      ])
        expect(await refusalOf(as(person, (client) => client.query(sql)))).toMatchObject({ code: '42501' })
    }
  })

  test('is not taken back behind its own back', async ({ signed, make, as, db }) => {
    await as(signed.doctor, (client) => client.query(amend(signed.id, signed.version, { findings: 'Rigid left' })))
    const { rows } = await db.query<{ operation_id: string }>(
      "select operation_id from record_changes where record_id = $1 and after ? 'findings' order by seq desc limit 1",
      [signed.id],
    )
    await as(await make.admin(), (client) =>
      client.query('select app.undo_operation($1, true)', [rows[0]?.operation_id]),
    )
    const { rows: note } = await db.query('select findings from consultations where id = $1', [signed.id])
    expect(note).toEqual([{ findings: 'Rigid left' }])
  })
})
