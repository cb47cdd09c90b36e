'use client'
import { useField } from '@conform-to/react'

type Row = { id: string; name: string; about: string; why: string | null }

/** Everybody, or those who are ticked; who stays is listed with the reason and cannot be ticked. */
export function WhoIsHandedOver({ canChoose, rows }: { canChoose: boolean; rows: Row[] }) {
  const [field] = useField<string>('who')
  const staying = rows.filter(({ why }) => why)
  const moving = rows.filter(({ why }) => !why)
  return (
    <fieldset id={field.id} tabIndex={-1} className="mb-6">
      <legend className="mb-2 text-lg font-semibold">Who</legend>
      {field.errors && <p className="mb-2 font-medium text-danger">{field.errors[0]}</p>}
      <label className="flex min-h-control items-center gap-2">
        <input
          type="radio"
          name="who"
          value="all"
          defaultChecked={field.initialValue !== 'selected'}
          className="size-4 accent-primary"
        />
        Everybody who can go
      </label>
      {canChoose && (
        <>
          <label className="flex min-h-control items-center gap-2">
            <input
              type="radio"
              name="who"
              value="selected"
              defaultChecked={field.initialValue === 'selected'}
              className="size-4 accent-primary"
            />
            Only those ticked below
          </label>
          <ul
            aria-label="Patients who can go"
            tabIndex={0}
            className="mt-2 max-h-96 overflow-y-auto border-y border-hairline bg-surface"
          >
            {moving.map(({ id, name, about }) => (
              <li key={id} className="border-b border-hairline last:border-b-0">
                <label className="flex min-h-control items-center gap-3 px-4 py-1">
                  <input type="checkbox" name="patientIds" value={id} className="size-4 shrink-0 accent-primary" />
                  <span className="flex flex-1 flex-wrap justify-between gap-x-3">
                    <bdi className="font-medium">{name}</bdi>
                    <span className="text-muted">{about}</span>
                  </span>
                </label>
              </li>
            ))}
          </ul>
        </>
      )}
      {staying.length > 0 && (
        <>
          <p className="mt-4 mb-1 font-medium">Who stays</p>
          <ul className="border-y border-hairline bg-surface">
            {staying.map(({ id, name, why }) => (
              <li
                key={id}
                className="flex flex-wrap justify-between gap-x-3 border-b border-hairline px-4 py-1.5 last:border-b-0"
              >
                <bdi>{name}</bdi>
                <span className="text-muted">{why}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </fieldset>
  )
}
