import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { simpleParser, type ParsedMail } from 'mailparser'
import type pg from 'pg'
import type { UserRow } from '@/prisma/seed/rows.ts'
import { startMailSink } from '@/scripts/supervisor/mail-sink.mjs'
import { test as base } from '../scope/test.ts'
import type { Make } from '../support/make.ts'

export { expect } from 'vitest'

/** A mail server that keeps what it is given, and refuses what a test says it shall. */
export class Sink {
  readonly folder = fs.mkdtempSync(path.join(os.tmpdir(), 'substantia-mail-'))
  refuse: ((to: string) => { code: number } | null) | null = null
  url = ''
  #close: (() => Promise<void>) | undefined

  async open() {
    const { url, close } = await startMailSink(this.folder, {
      onMail: ({ to }) => {
        const refusal = to.map((address) => this.refuse?.(address)).find(Boolean)
        if (refusal) throw Object.assign(new Error('no'), { responseCode: refusal.code })
      },
    })
    this.url = url
    this.#close = close
  }

  get settings() {
    return { smtpUrl: this.url, from: 'Clinic <no-reply@clinic.example>' }
  }

  /** What was sent to this address, oldest first. */
  async mailsTo(address: string): Promise<ParsedMail[]> {
    const files = fs.readdirSync(this.folder).filter((name) => name.endsWith('.eml'))
    const mails = await Promise.all(
      files.sort().map((name) => simpleParser(fs.readFileSync(path.join(this.folder, name)))),
    )
    return mails.filter(({ to }) => to && !Array.isArray(to) && to.value.some((one) => one.address === address))
  }

  async close() {
    await this.#close?.()
    fs.rmSync(this.folder, { recursive: true, force: true })
  }
}

export const test = base.extend('sink', { scope: 'file' }, async ({}, { onCleanup }) => {
  const sink = new Sink()
  await sink.open()
  onCleanup(() => sink.close())
  return sink
})

/** By day at the clinic, whatever the hour of the test is. */
const noon = new Date('2026-11-26T12:00:00Z')
export const night = new Date('2026-11-26T23:00:00Z')

/** Sends everything that may go out now. */
export async function sendAll(sink: Sink, now = noon) {
  const { sendNextMail } = await import('@/lib/mail/send-mails')
  while (await sendNextMail(sink.settings, { now }));
}

export async function queue(
  db: pg.Client,
  kind: string,
  of: { userId?: string; address?: string; subjectId?: string },
) {
  const {
    rows: [mail],
  } = await db.query<{ id: string | null }>('select app.queue_mail($1, $2, $3, $4) as id', [
    kind,
    of.userId ?? null,
    of.address ?? null,
    of.subjectId ?? null,
  ])
  return mail?.id ?? null
}

export async function mailsOf(db: pg.Client, userId: string) {
  const { rows } = await db.query<{ kind: string; status: string; reason: string | null; attempts: number }>(
    `select kind, status, coalesce(dropped_reason, error_class) as reason, attempts::integer from mails
      where user_id = $1 order by queued_at, id`,
    [userId],
  )
  return rows
}

/** Somebody who can log in, and so gets mail. */
export async function somebody(make: Make, account: Partial<UserRow> = {}) {
  const { userId } = await make.patient({}, account)
  return { id: userId, email: `${userId}@example.test` }
}
