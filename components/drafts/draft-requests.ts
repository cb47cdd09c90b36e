import type { Draft, DraftFields } from '@/lib/drafts/schema'

/** The draft of a form as the server keeps it; null when there is none, or when the server does not answer. */
export async function openDraft(formKey: string): Promise<Draft | null> {
  const answer = await ask({ does: 'open', formKey })
  return (answer as { draft: Draft | null } | null)?.draft ?? null
}

export async function keepDraft(formKey: string, fields: DraftFields): Promise<boolean> {
  return (await ask({ does: 'keep', formKey, fields })) !== null
}

export async function removeDraft(formKey: string): Promise<boolean> {
  return (await ask({ does: 'remove', formKey })) !== null
}

async function ask(body: object): Promise<object | null> {
  try {
    const text = JSON.stringify(body)
    const response = await fetch('/api/drafts', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: text,
      keepalive: text.length < 60_000, // outlives the page; browsers allow no more
    })
    return response.ok ? ((await response.json()) as object) : null
  } catch {
    return null
  }
}
