import { ActionForm } from '@/components/ui/action-form'
import { buttonClass } from '@/components/ui/button-class'
import { SelectField, SubmitButton } from '@/components/ui/form-fields'
import { setReadingAction } from '@/lib/csv-import/actions'
import type { CsvImport } from '@/lib/csv-import/queries'
import {
  dateOrderLabels,
  dateOrders,
  decimalMarkLabels,
  decimalMarks,
  delimiterLabels,
  delimiterNames,
  encodingNames,
  encodings,
  quoteLabels,
  quoteNames,
} from '@/lib/csv-import/vocabulary'

/** Hints are of different lengths; the fields of a row stand side by side all the same. */
const field = 'mb-4 self-end'

/** What was found out about the file; all of it can be changed. */
export function ReadingSettings({ csv }: { csv: CsvImport }) {
  const { settings, detected } = csv
  return (
    <ActionForm id="read-csv" action={setReadingAction} version={csv.version}>
      <input type="hidden" name="id" value={csv.id} />
      <div className="grid gap-x-6 sm:grid-cols-2 lg:grid-cols-3">
        <SelectField
          className={field}
          name="encoding"
          label="Encoding"
          hint={`Found: ${encodings[detected.settings.encoding]}. ${detected.encodingBecause}`}
          options={encodingNames.map((value) => ({ value, label: encodings[value] }))}
          defaultValue={settings.encoding}
        />
        <SelectField
          className={field}
          name="delimiter"
          label="Between two cells"
          hint={`Found: ${delimiterLabels[detected.settings.delimiter].toLowerCase()}.`}
          options={delimiterNames.map((value) => ({ value, label: delimiterLabels[value] }))}
          defaultValue={settings.delimiter}
        />
        <SelectField
          className={field}
          name="quote"
          label="Around a cell"
          hint="What lets a cell hold the delimiter or a line end."
          options={quoteNames.map((value) => ({ value, label: quoteLabels[value] }))}
          defaultValue={settings.quote}
        />
        <SelectField
          className={field}
          name="header"
          label="First row"
          hint={detected.settings.hasHeader ? 'Found: names.' : 'Found: data already.'}
          options={[
            { value: 'yes', label: 'Holds the names of the columns' },
            { value: 'no', label: 'Holds data already' },
          ]}
          defaultValue={settings.hasHeader ? 'yes' : 'no'}
        />
        <SelectField
          className={field}
          name="dateOrder"
          label="Order of dates"
          hint={dateHint(csv)}
          options={[
            ...(settings.dateOrder ? [] : [{ value: '', label: 'Choose…' }]),
            ...dateOrders.map((value) => ({ value, label: dateOrderLabels[value] })),
          ]}
          defaultValue={settings.dateOrder ?? ''}
        />
        <SelectField
          className={field}
          name="decimalMark"
          label="Decimals"
          hint="For fees; both signs are understood where they are clear."
          options={decimalMarks.map((value) => ({ value, label: decimalMarkLabels[value] }))}
          defaultValue={settings.decimalMark}
        />
      </div>
      <div className="flex flex-wrap gap-2">
        <SubmitButton pendingText="Reading…">Go on to the columns</SubmitButton>
        <button type="submit" name="stay" value="1" className={buttonClass('secondary')}>
          Show how it reads now
        </button>
      </div>
    </ActionForm>
  )
}

function dateHint({ detected: { datesSeen, settings, dateExamples, isMixedOrder } }: CsvImport) {
  if (datesSeen === 0) return 'Found: no dates in numbers.'
  if (settings.dateOrder && isMixedOrder)
    return `Found: ${settings.dateOrder === 'dmy' ? 'day first' : settings.dateOrder === 'mdy' ? 'month first' : 'year first'} in most; rows that differ will fail.`
  if (settings.dateOrder) return `Found in ${datesSeen} ${datesSeen === 1 ? 'date' : 'dates'} of the file.`
  return `The file leaves it open: ${dateExamples.join(', ')}. Please say.`
}
