import { Button } from '@/components/ui/button'
import { exportFormatLabels, exportFormats, type ExportFormat } from '@/lib/jobs/vocabulary'

/** Sends the view as it is looked at, with the format; the answer is the file, or the page of the job that writes it. */
export function ExportForm({ hidden, format }: { hidden: [name: string, value: string][]; format: ExportFormat }) {
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
      <Button type="submit" kind="primary">
        Export
      </Button>
    </form>
  )
}
