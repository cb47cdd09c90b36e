import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { contextKey } from '../support/context-key.ts'
import type { TestDatabase } from '../support/database.ts'
import { expect, mailsOf, queue, sendAll, somebody, test, type Sink } from './test.ts'

test('a server that is busy is asked again later; one that refuses an address is believed', async ({
  db,
  make,
  as,
  sink,
}) => {
  const busy = await somebody(make)
  const refused = await somebody(make)
  const fine = await somebody(make)
  sink.refuse = (to) => (to === busy.email ? { code: 451 } : to === refused.email ? { code: 550 } : null)
  for (const user of [busy, refused, fine]) await queue(db, 'test', { userId: user.id })

  await sendAll(sink)
  expect(await mailsOf(db, busy.id)).toMatchObject([{ status: 'queued', reason: 'later', attempts: 1 }])
  expect(await mailsOf(db, refused.id)).toMatchObject([{ status: 'failed', reason: 'refused', attempts: 1 }])
  expect(await mailsOf(db, fine.id)).toMatchObject([{ status: 'sent' }])

  sink.refuse = null
  await db.query('update mails set not_before = now() where user_id = $1', [busy.id])
  const admin = await make.admin()
  const { rows } = await as(admin, (client) => client.query('select app.retry_mails() as retried'))
  await sendAll(sink)

  expect(rows).toEqual([{ retried: 1 }])
  for (const user of [busy, refused]) expect(await mailsOf(db, user.id)).toMatchObject([{ status: 'sent' }])
})

test('without anybody at the other end a mail waits, and fails after the last try', async ({ db, make }) => {
  const user = await somebody(make)
  await queue(db, 'test', { userId: user.id })
  const { sendNextMail } = await import('@/lib/mail/send-mails')
  const nobody = { smtpUrl: 'smtp://127.0.0.1:1', from: 'a@example.test' }

  const goOn = await sendNextMail(nobody)
  expect(goOn, 'the next one would meet the same').toBe(false)
  expect(await mailsOf(db, user.id)).toMatchObject([{ status: 'queued', reason: 'connection', attempts: 1 }])
  await db.query('update mails set attempts = app.most_mail_attempts() - 1, not_before = now() where user_id = $1', [
    user.id,
  ])
  await sendNextMail(nobody)

  expect(await mailsOf(db, user.id)).toMatchObject([{ status: 'failed', reason: 'connection' }])
})

test('a sender killed before the server answered loses nothing and sends nothing twice', async ({
  db,
  make,
  database,
  sink,
}) => {
  const user = await somebody(make)
  await queue(db, 'test', { userId: user.id })

  await sendAndDie(database, sink, 'taken')
  expect(await mailsOf(db, user.id)).toMatchObject([{ status: 'sending' }])
  await sendAll(sink)
  expect(await sink.mailsTo(user.email), 'its lease still runs').toHaveLength(0)
  await db.query(`update mails set lease_until = now() - interval '1 second' where user_id = $1`, [user.id])
  await sendAll(sink)

  expect(await sink.mailsTo(user.email)).toHaveLength(1)
  expect(await mailsOf(db, user.id)).toMatchObject([{ status: 'sent', attempts: 2 }])
})

test('one killed after the answer and before the commit sends that mail once more, under the same Message-ID', async ({
  db,
  make,
  database,
  sink,
}) => {
  const user = await somebody(make)
  await queue(db, 'test', { userId: user.id })

  await sendAndDie(database, sink, 'answered')
  await db.query(`update mails set lease_until = now() - interval '1 second' where user_id = $1`, [user.id])
  await sendAll(sink)
  await sendAll(sink)

  const mails = await sink.mailsTo(user.email)
  expect(mails).toHaveLength(2)
  expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(1)
})

/** A process that sends the next mail and is killed at this step. */
async function sendAndDie(database: TestDatabase, sink: Sink, step: 'taken' | 'answered') {
  const child = spawn(
    process.execPath,
    ['--conditions=react-server', '--import', 'tsx', path.join(import.meta.dirname, 'mail-process.ts'), step],
    {
      cwd: path.resolve(import.meta.dirname, '../../..'),
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {
        ...process.env,
        SUBSTANTIA_WEB_DATABASE_URL: database.webUrl,
        SUBSTANTIA_CONTEXT_KEY: contextKey,
        SUBSTANTIA_SMTP_URL: sink.url,
        SUBSTANTIA_LOG_LEVEL: 'silent',
      },
    },
  )
  const [, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null]
  expect(signal).toBe('SIGKILL')
}
