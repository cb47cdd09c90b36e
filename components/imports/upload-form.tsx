'use client'
import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { useState, type FormEvent } from 'react'
import { buttonClass } from '@/components/ui/button'

/** Sends a legacy file with a bar that shows how much has gone; without JavaScript it is a plain form. */
export function UploadForm({ most }: { most: string }) {
  const router = useRouter()
  const [percent, setPercent] = useState<number | null>(null)
  const [error, setError] = useState<string | null>(null)

  function send(event: FormEvent<HTMLFormElement>) {
    const file = new FormData(event.currentTarget).get('file')
    if (!(file instanceof File) || file.size === 0) return
    event.preventDefault()
    setError(null)
    const request = new XMLHttpRequest() // fetch does not tell how much of a body has gone
    request.upload.onprogress = ({ loaded, total }) => setPercent(Math.floor((loaded / total) * 100))
    request.onload = () => {
      const answer = JSON.parse(request.responseText) as { href?: Route; error?: string }
      if (answer.href) router.push(answer.href)
      else fail(answer.error ?? 'The file could not be sent. Try again.')
    }
    request.onerror = () => fail('The connection was lost, and nothing was kept. Try again.')
    request.open('POST', '/api/imports')
    request.setRequestHeader('x-upload', '1')
    request.setRequestHeader('x-file-name', encodeURIComponent(file.name))
    request.send(file)
    setPercent(0)
  }

  function fail(message: string) {
    setPercent(null)
    setError(message)
  }

  return (
    <form
      action="/api/imports"
      method="post"
      encType="multipart/form-data"
      onSubmit={send}
      className="rounded-control border border-hairline bg-surface p-4"
    >
      {error && (
        <p role="alert" className="mb-3 rounded-control border-2 border-danger bg-danger-tint px-3 py-2 text-danger">
          {error}
        </p>
      )}
      <label className="mb-1 block font-medium" htmlFor="legacy-file">
        Database file of the old system
      </label>
      <p id="legacy-file-hint" className="mb-2 text-muted">
        It ends in .db and is at most {most}. It is looked at first; nothing is imported before you say so.
      </p>
      <div className="flex flex-wrap items-center gap-3">
        <input
          id="legacy-file"
          type="file"
          name="file"
          required
          accept=".db,.sqlite,.sqlite3,application/vnd.sqlite3"
          aria-describedby="legacy-file-hint"
          className="min-h-control max-w-full file:mr-3 file:min-h-control file:rounded-control file:border file:border-solid file:border-line file:bg-surface file:px-3 file:text-ink"
        />
        <button type="submit" disabled={percent !== null} className={buttonClass('primary')}>
          Send and look at it
        </button>
      </div>
      {percent !== null && (
        <p className="mt-3">
          <progress value={percent} max={100} aria-label="Sent" className="w-full max-w-md align-middle" />{' '}
          <span className="tabular-nums">{percent} %</span>
        </p>
      )}
    </form>
  )
}
