import { ConfirmWithPasskey } from '@/components/account/confirm-with-passkey'
import { Button } from '@/components/ui/button'
import { inputClass } from '@/components/ui/input-class'
import { exportFormatLabels, exportFormats, type ExportFormat } from '@/lib/jobs/vocabulary'

/** Sends the view as it is looked at, with the format; the answer is the file, or the page of the job that writes it. */
export function ExportForm({
  hidden,
  format,
  confirm,
}: {
  hidden: [name: string, value: string][]
  format: ExportFormat
  /** Asks who is there, because this takes so much; `problem` says what was wrong with the last answer. */
  confirm: { hasPasskey: boolean; problem: string | null } | false
}) {
  return (
    <form method="post" action="/api/exports" className="max-w-xl">
      {hidden.map(([name, value], index) => (
        <input key={index} type="hidden" name={name} value={value} />
      ))}
      <fieldset className="mb-4">
        <legend className="mb-1 font-medium">Format</legend>
        {exportFormats.map((value) => (
          <label key={value} className="flex min-h-control items-center gap-2">
            <input type="radio" name="format" value={value} defaultChecked={value === format} className="size-4" />
            {exportFormatLabels[value]}
          </label>
        ))}
      </fieldset>
      {confirm && confirm.hasPasskey && <ConfirmWithPasskey />}
      {confirm && <OwnPassword problem={confirm.problem} />}
      <Button type="submit" kind="primary">
        Export
      </Button>
    </form>
  )
}

/* Not `required` in HTML: a passkey sends the form without it. */
function OwnPassword({ problem }: { problem: string | null }) {
  return (
    <div className="mb-4">
      <label htmlFor="export-password" className="mb-1 block font-medium">
        Your password
      </label>
      <p id="export-password-hint" className="mb-1 text-muted">
        This takes many records of patients with it, so you are asked once more who you are. A filter makes it less.
      </p>
      {problem && (
        <p id="export-password-error" role="alert" className="mb-1 font-medium text-danger">
          {problem}
        </p>
      )}
      <input
        id="export-password"
        type="password"
        name="currentPassword"
        autoComplete="current-password"
        aria-required
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? 'export-password-error export-password-hint' : 'export-password-hint'}
        className={inputClass}
      />
    </div>
  )
}
