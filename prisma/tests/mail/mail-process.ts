/* A sender in a process of its own, which pulls its own plug at the step it is told. */
import { sendNextMail } from '@/lib/mail/send-mails'
import { mailSettings } from '@/lib/mail/settings'

const settings = mailSettings()
if (!settings) throw new Error('No mail server is named.')
await sendNextMail(settings, {
  now: new Date('2026-11-26T12:00:00Z'),
  onStep: (step) => {
    if (step === process.argv[2]) process.kill(process.pid, 'SIGKILL')
  },
})
process.exit(0)
