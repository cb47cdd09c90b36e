import { ReferenceField } from '@/components/references/reference-field'
import { ActionForm } from '@/components/ui/action-form'
import { DateTimeField } from '@/components/ui/date-fields'
import { SelectField, SubmitButton, TextField } from '@/components/ui/form-fields'
import { NumberField } from '@/components/ui/number-fields'
import { optionsOf } from '@/lib/forms/options'
import { createScanAction, updateScanAction } from '@/lib/scans/actions'
import type { ScanRecord } from '@/lib/scans/queries'
import { fileTypeLabels, fileTypes, processingStatuses, processingStatusLabels } from '@/lib/scans/vocabulary'

type Props = {
  scan?: ScanRecord
  session?: { id: string; label: string } | null
  /** Moments as a person types them, on the clinic's clock. */
  uploaded: string
  processed?: string
}

/** Records what is known of a scan's file, or corrects it. */
export function ScanForm({ scan, session, uploaded, processed }: Props) {
  return (
    <ActionForm
      id={scan ? 'edit-scan' : 'new-scan'}
      action={scan ? updateScanAction : createScanAction}
      version={scan?.version}
      className="max-w-xl"
    >
      {scan && <input type="hidden" name="id" value={scan.id} />}
      <ReferenceField
        name="sessionId"
        label="Session"
        kind="sessions"
        hint={
          scan
            ? 'In another session the scan belongs to that patient, and what models said of it moves along.'
            : 'The scan belongs to the patient of its session.'
        }
        required
        defaultId={session?.id}
        defaultLabel={session?.label}
      />
      <TextField name="originalFilename" label="File name" defaultValue={scan?.originalFilename ?? undefined} />
      <SelectField
        name="fileType"
        label="File type"
        options={[{ value: '', label: 'Not known' }, ...optionsOf(fileTypes, fileTypeLabels)]}
        defaultValue={scan?.fileType ?? ''}
      />
      <NumberField name="fileSize" label="File size" unit="bytes" defaultValue={scan?.fileSize} />
      <TextField
        name="imageDimensions"
        label="Dimensions"
        hint="Such as 256x256x176."
        defaultValue={scan?.imageDimensions ?? undefined}
      />
      <DateTimeField name="uploadTimestamp" label="Uploaded" required defaultValue={uploaded} />
      <SelectField
        name="processingStatus"
        label="Processing"
        options={optionsOf(processingStatuses, processingStatusLabels)}
        defaultValue={scan?.processingStatus ?? 'pending'}
      />
      <DateTimeField
        name="processingTimestamp"
        label="Processed"
        hint="Left empty while it has not been."
        defaultValue={processed}
      />
      <SubmitButton>{scan ? 'Save scan' : 'Record scan'}</SubmitButton>
    </ActionForm>
  )
}
