'use client'
import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { useState } from 'react'

/** Sends a file as the body of a request, telling how much of it has gone, and then goes where the answer says. */
export function useUpload(path: string) {
  const router = useRouter()
  const [percent, setPercent] = useState<number | null>(null)
  const [error, setError] = useState<string | null>(null)

  function send(file: File, headers: Record<string, string> = {}) {
    setError(null)
    const request = new XMLHttpRequest() // fetch does not tell how much of a body has gone
    request.upload.onprogress = ({ loaded, total }) => setPercent(Math.floor((loaded / Math.max(total, 1)) * 100))
    request.onload = () => {
      const answer = answerOf(request.responseText)
      if (answer.href) router.push(answer.href)
      else fail(answer.error ?? 'The file could not be sent. Try again.')
    }
    request.onerror = () => fail('The connection was lost, and nothing was kept. Try again.')
    request.open('POST', path)
    request.setRequestHeader('x-upload', '1')
    request.setRequestHeader('x-file-name', encodeURIComponent(file.name))
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
    request.send(file)
    setPercent(0)
  }

  function fail(message: string) {
    setPercent(null)
    setError(message)
  }

  return { percent, error, send }
}

function answerOf(text: string): { href?: Route; error?: string } {
  try {
    return JSON.parse(text) as { href?: Route; error?: string }
  } catch {
    return {}
  }
}
