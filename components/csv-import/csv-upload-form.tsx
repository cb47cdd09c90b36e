'use client'
import type { FormEvent } from 'react'
import { buttonClass } from '@/components/ui/button-class'
import { fileInputClass } from '@/components/ui/input-class'
import { useUpload } from '@/components/ui/use-upload'
import { csvEntities, csvEntityLabels } from '@/lib/csv-import/vocabulary'

const control = 'min-h-control rounded-control border border-line bg-surface px-3 text-ink'

/** Sends a CSV file with a bar that shows how much has gone; without JavaScript it is a plain form. */
export function CsvUploadForm({ most }: { most: string }) {
  const { percent, error, send } = useUpload('/api/csv-imports')

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    const form = new FormData(event.currentTarget)
    const file = form.get('file')
    if (!(file instanceof File) || file.name === '') return
    event.preventDefault()
    send(file, { 'x-entity': String(form.get('entity')) })
  }

  return (
    <form
      action="/api/csv-imports"
      method="post"
      encType="multipart/form-data"
      onSubmit={onSubmit}
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
          className={fileInputClass}
        />
      </div>
    </>
  )
}
