'use client'
import type { FormEvent } from 'react'
import { buttonClass } from '@/components/ui/button-class'
import { fileInputClass } from '@/components/ui/input-class'
import { useUpload } from '@/components/ui/use-upload'

/** Sends a legacy file with a bar that shows how much has gone; without JavaScript it is a plain form. */
export function UploadForm({ most }: { most: string }) {
  const { percent, error, send } = useUpload('/api/imports')

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    const file = new FormData(event.currentTarget).get('file')
    if (!(file instanceof File) || file.size === 0) return
    event.preventDefault()
    send(file)
  }

  return (
    <form
      action="/api/imports"
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
          className={fileInputClass}
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
