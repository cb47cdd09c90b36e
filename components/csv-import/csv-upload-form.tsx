'use client'
import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { useState, type FormEvent } from 'react'
import { buttonClass } from '@/components/ui/button'
import { csvEntities, csvEntityLabels } from '@/lib/csv-import/vocabulary'

const control = 'min-h-control rounded-control border border-line bg-surface px-3 text-ink'

/** Sends a CSV file with a bar that shows how much has gone; without JavaScript it is a plain form. */
export function CsvUploadForm({ most }: { most: string }) {
  const router = useRouter()
  const [percent, setPercent] = useState<number | null>(null)
  const [error, setError] = useState<string | null>(null)

  function send(event: FormEvent<HTMLFormElement>) {
    const form = new FormData(event.currentTarget)
    const file = form.get('file')
    if (!(file instanceof File) || file.name === '') return
    event.preventDefault()
    setError(null)
    const request = new XMLHttpRequest() // fetch does not tell how much of a body has gone
    request.upload.onprogress = ({ loaded, total }) => setPercent(Math.floor((loaded / Math.max(total, 1)) * 100))
    request.onload = () => {
      const answer = answerOf(request.responseText)
      if (answer.href) router.push(answer.href)
      else fail(answer.error ?? 'The file could not be sent. Try again.')
    }
    request.onerror = () => fail('The connection was lost, and nothing was kept. Try again.')
    request.open('POST', '/api/csv-imports')
    request.setRequestHeader('x-upload', '1')
    request.setRequestHeader('x-entity', String(form.get('entity')))
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
      action="/api/csv-imports"
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
      <div className="flex flex-wrap items-end gap-4">
        <Fields />
        <button type="submit" disabled={percent !== null} className={buttonClass('primary')}>
          Send and look at it
        </button>
      </div>
      <p id="csv-file-hint" className="mt-2 text-muted">
        At most {most}, in any encoding and with any delimiter: both are found out. Nothing is imported before you say
        so.
      </p>
      {percent !== null && (
        <p className="mt-3" role="status">
          <progress value={percent} max={100} aria-label="Sent" className="w-full max-w-md align-middle" />{' '}
          <span className="tabular-nums">{percent < 100 ? `${percent} %` : 'Looking at it…'}</span>
        </p>
      )}
    </form>
  )
}

function Fields() {
  return (
    <>
      <div>
        <label className="mb-1 block font-medium" htmlFor="csv-entity">
          What the rows are
        </label>
        <select id="csv-entity" name="entity" className={control}>
          {csvEntities.map((entity) => (
            <option key={entity} value={entity}>
              {csvEntityLabels[entity]}
            </option>
          ))}
        </select>
      </div>
      <div className="min-w-0">
        <label className="mb-1 block font-medium" htmlFor="csv-file">
          CSV file
        </label>
        <input
          id="csv-file"
          type="file"
          name="file"
          required
          accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
          aria-describedby="csv-file-hint"
          className="min-h-control max-w-full file:mr-3 file:min-h-control file:rounded-control file:border file:border-solid file:border-line file:bg-surface file:px-3 file:text-ink"
        />
      </div>
    </>
  )
}

function answerOf(text: string): { href?: Route; error?: string } {
  try {
    return JSON.parse(text) as { href?: Route; error?: string }
  } catch {
    return {}
  }
}
