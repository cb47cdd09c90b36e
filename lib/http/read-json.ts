/**
 * What a request brings as JSON: null when it is none, or more than `most` bytes. They are counted as they arrive, since
 * a request need not say its length, or may lie about it.
 */
export async function readJson(request: Request, most = 300_000): Promise<unknown> {
  const decoder = new TextDecoder()
  let [text, bytes] = ['', 0]
  try {
    for await (const chunk of request.body ?? []) {
      bytes += chunk.byteLength
      if (bytes > most) return null // leaving the loop cancels what is still to come
      text += decoder.decode(chunk, { stream: true })
    }
    return JSON.parse(text + decoder.decode())
  } catch {
    return null // broken off, or no JSON
  }
}
