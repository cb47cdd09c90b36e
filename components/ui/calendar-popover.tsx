'use client'
import { parseDate, type CalendarDate } from '@internationalized/date'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import type { RefObject } from 'react'
import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  CalendarHeading,
  CalendarMonthPicker,
  CalendarYearPicker,
} from 'react-aria-components/Calendar'
import { Dialog } from 'react-aria-components/Dialog'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { Popover } from 'react-aria-components/Popover'

const arrow = 'inline-flex size-9 items-center justify-center rounded-control hover:bg-sunken disabled:opacity-40'
const cell =
  'flex size-9 items-center justify-center rounded-control outline-offset-0 hover:bg-sunken data-outside-month:hidden data-selected:bg-primary data-selected:text-on-primary data-disabled:opacity-40 data-unavailable:opacity-40'

/** The month around a date, to press a day of. Loaded when somebody opens it. */
export default function CalendarPopover({
  trigger,
  label,
  typed,
  earliest = '1850-01-01',
  latest = '2199-12-31',
  onChoose,
  onClose,
}: {
  trigger: RefObject<HTMLElement | null>
  label: string
  /** The date in the field, in ISO form. */
  typed: string | null
  earliest?: string
  latest?: string
  onChoose: (iso: string) => void
  onClose: () => void
}) {
  const within = typed && typed >= earliest && typed <= latest ? parseDate(typed) : null
  return (
    <I18nProvider locale="en-GB">
      <Popover
        triggerRef={trigger}
        isOpen
        onOpenChange={(open) => !open && onClose()}
        placement="bottom end"
        className="console rounded-control border border-line bg-surface p-3 text-ink shadow-lg"
      >
        <Dialog aria-label={`Calendar for ${label}`} className="outline-none">
          <Calendar
            aria-label={label}
            autoFocus
            defaultValue={within}
            minValue={parseDate(earliest)}
            maxValue={parseDate(latest)}
            onChange={(date: CalendarDate) => onChoose(date.toString())}
          >
            <CalendarHeading className="visually-hidden" />
            <MonthAndYear />
            <CalendarGrid weekdayStyle="short">
              <CalendarGridHeader>
                {(day) => <CalendarHeaderCell className="font-normal text-muted">{day}</CalendarHeaderCell>}
              </CalendarGridHeader>
              <CalendarGridBody>
                {(date) => <CalendarCell date={date} className={`${cell} tabular-nums`} />}
              </CalendarGridBody>
            </CalendarGrid>
          </Calendar>
        </Dialog>
      </Popover>
    </I18nProvider>
  )
}

function MonthAndYear() {
  return (
    <div className="mb-2 flex items-center gap-1">
      <Button slot="previous" className={arrow}>
        <ChevronLeft aria-hidden size={18} />
      </Button>
      <CalendarMonthPicker>{(picker) => <Choice {...picker} />}</CalendarMonthPicker>
      <CalendarYearPicker visibleYears={200}>{(picker) => <Choice {...picker} />}</CalendarYearPicker>
      <Button slot="next" className={`${arrow} ml-auto`}>
        <ChevronRight aria-hidden size={18} />
      </Button>
    </div>
  )
}

function Choice({
  'aria-label': label,
  value,
  onChange,
  items,
}: {
  'aria-label': string
  value: string | number
  onChange: (key: string | number | null) => void
  items: { id: number; formatted: string }[]
}) {
  return (
    <select
      aria-label={label}
      value={value}
      onChange={(event) => onChange(Number(event.target.value))}
      className="min-h-control rounded-control border border-line bg-surface px-1"
    >
      {items.map(({ id, formatted }) => (
        <option key={id} value={id}>
          {formatted}
        </option>
      ))}
    </select>
  )
}
