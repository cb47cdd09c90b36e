'use client'
import { SelectField } from '@/components/ui/form-fields'
import { optionsOf } from '@/lib/forms/options'
import { reportTypeLabels, reportTypes } from '@/lib/reports/vocabulary'
import { priorityOptions } from '@/lib/requests/vocabulary'

/** How urgent many requests become. */
export function PriorityField() {
  return <SelectField name="priority" label="Priority" options={priorityOptions()} defaultValue="0" />
}

/** Which report is asked for of many patients. */
export function RequestReportFields() {
  return <ReportFields hint="One for each patient, about everything known of them." />
}

/** Which report is asked for of many sessions. */
export function RequestSessionReportFields() {
  return <ReportFields hint="One for each session, about its scan and its result." />
}

function ReportFields({ hint }: { hint: string }) {
  return (
    <>
      <SelectField
        name="reportType"
        label="Report"
        hint={hint}
        options={optionsOf(reportTypes, reportTypeLabels)}
        defaultValue="doctor"
      />
      <PriorityField />
    </>
  )
}
