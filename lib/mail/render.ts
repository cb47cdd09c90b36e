import { escapeHtml } from '@/lib/format/escape-html'
import type { MailFacts } from './texts/text'
import { mailTexts } from './texts/all'
import { choosableKinds, type MailKind } from './vocabulary'

export type RenderedMail = { subject: string; text: string; html: string }

/** A mail as plain text and as simple HTML with large letters. Nothing is loaded from anywhere when it is opened. */
export function renderMail(kind: MailKind, facts: MailFacts): RenderedMail {
  const { subject, before, button, after } = mailTexts[kind](facts)
  const greeting = facts.name ? `Hello, ${oneLine(facts.name)}` : 'Hello'
  const canTurnOff = (choosableKinds as readonly string[]).includes(kind)
  const foot = [
    'This e-mail was sent by a program. Nobody reads answers to it. Please call your clinic instead.',
    ...(canTurnOff ? [`You can turn e-mails like this off: ${facts.settingsLink}`] : []),
  ]
  const text = [greeting, ...before, ...(button ? [`${button}:\n${facts.link}`] : []), ...after, '--', ...foot].join(
    '\n\n',
  )
  return {
    subject: oneLine(subject),
    text: `${text}\n`,
    html: htmlOf({ greeting, before, button, after, foot }, facts),
  }
}

type Parts = { greeting: string; before: string[]; button?: string; after: string[]; foot: string[] }

function htmlOf({ greeting, before, button, after, foot }: Parts, { link, settingsLink }: MailFacts) {
  const paragraph = (words: string) => `<p style="margin:0 0 20px">${escapeHtml(words)}</p>`
  const pressed = button
    ? `<p style="margin:0 0 20px"><a href="${escapeHtml(link)}" style="display:inline-block;padding:16px 28px;background:#0b4f6c;color:#ffffff;border-radius:8px;font-weight:bold;text-decoration:none">${escapeHtml(button)}</a></p>
<p style="margin:0 0 20px;font-size:16px">If the button does nothing, copy this address:<br><a href="${escapeHtml(link)}" style="color:#0b4f6c;word-break:break-all">${escapeHtml(link)}</a></p>`
    : ''
  const small = foot
    .map((words) =>
      escapeHtml(words).replace(
        escapeHtml(settingsLink),
        `<a href="${escapeHtml(settingsLink)}" style="color:#0b4f6c">${escapeHtml(settingsLink)}</a>`,
      ),
    )
    .map((words) => `<p style="margin:0 0 12px">${words}</p>`)
    .join('\n')
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(greeting)}</title></head>
<body style="margin:0;padding:24px;background:#ffffff;color:#1a1a1a;font-family:Arial,Helvetica,sans-serif;font-size:20px;line-height:1.5">
<div style="max-width:600px">
${[greeting, ...before].map(paragraph).join('\n')}
${pressed}
${after.map(paragraph).join('\n')}
<div style="margin-top:32px;padding-top:16px;border-top:1px solid #767676;font-size:16px;color:#4a4a4a">
${small}
</div>
</div>
</body>
</html>
`
}

/** A name with a line break would begin a header of its own. */
function oneLine(text: string) {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim()
}
