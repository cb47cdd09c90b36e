'use client'
import { FormProvider, useForm } from '@conform-to/react'
import { ReferenceField } from '@/components/references/reference-field'
import { buttonClass } from '@/components/ui/button-class'
import { DateField } from '@/components/ui/date-fields'
import type { CalendarView } from '@/lib/consultations/vocabulary'

/** Jumping to a date and to a doctor: a form that reads, so that both stand in the address. */
export function CalendarControls({
  view,
  date,
  doctor,
}: {
  view: CalendarView
  date: string
  doctor: { id: string; label: string } | null
}) {
  const [form] = useForm({ id: 'calendar' })
  return (
    <FormProvider context={form.context}>
      <form
        id={form.id}
        method="get"
        action="/admin/consultations/calendar"
        className="no-print mb-4 flex flex-wrap items-end gap-3"
      >
        <input type="hidden" name="view" value={view} />
        <DateField key={date} name="date" label="Date" hint="" defaultValue={date} className="w-48" />
        <ReferenceField
          key={doctor?.id}
          name="doctor"
          label="Doctor"
          kind="doctors"
          defaultId={doctor?.id}
          defaultLabel={doctor?.label}
          className="min-w-56 max-w-xs flex-1"
        />
        <button type="submit" className={buttonClass('secondary')}>
          Show
        </button>
      </form>
    </FormProvider>
  )
}
