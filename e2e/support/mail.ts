import fs from 'node:fs'
import path from 'node:path'
import { expect } from '@playwright/test'
import { simpleParser, type ParsedMail } from 'mailparser'

/** Where the server of the journeys lays its mail instead of sending it. */
const folder = path.resolve('var/e2e/mail')

/** The mails to this address that lie there now, oldest first. */
export async function mailsTo(address: string): Promise<ParsedMail[]> {
  const names = fs.existsSync(folder) ? fs.readdirSync(folder).filter((name) => name.endsWith('.eml')) : []
  const mails = await Promise.all(names.sort().map((name) => simpleParser(fs.readFileSync(path.join(folder, name)))))
  return mails.filter(({ to }) => to && !Array.isArray(to) && to.value.some((one) => one.address === address))
}

/** Until a mail with this subject has come; the newest of them. */
export async function waitForMail(address: string, subject: RegExp): Promise<ParsedMail> {
  const found = async () => (await mailsTo(address)).filter((mail) => subject.test(mail.subject ?? '')).at(-1)
  await expect.poll(async () => (await found())?.subject, { timeout: 30_000 }).toMatch(subject)
  const mail = await found()
  if (!mail) throw new Error('The mail has gone again.')
  return mail
}
