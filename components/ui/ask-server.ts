/** What a route of ours answers to the question of a script; null when it refuses, or nobody answers. */
export async function askServer<Answer extends object>(
  path: string,
  question: object,
  options: Pick<RequestInit, 'signal' | 'keepalive'> = {},
): Promise<Answer | null> {
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(question),
      ...options,
    })
    return response.ok ? ((await response.json()) as Answer) : null
  } catch {
    return null // no network, or broken off by the signal
  }
}
