'use client'
import { getInputProps, useField } from '@conform-to/react'
import { inputClass } from '@/components/ui/input-class'
import { Labelled, useKept } from '@/components/ui/labelled'
import { referenceNouns, referenceText, type ReferenceKind } from '@/lib/references/vocabulary'
import { emptyMessage, SuggestionList } from './suggestion-list'
import { useReference } from './use-reference'

type Props = {
  name: string
  label: string
  kind: ReferenceKind
  hint?: string
  required?: boolean
  defaultId?: string | null
  defaultLabel?: string | null
  className?: string
}

/**
 * Names one record of another table. With script a list of suggestions; without, a line of text that takes an id, an
 * exact e-mail address or a name. Sent is the id of what was chosen, or else the text, which the command resolves
 * (`resolveReference`), so that nothing is lost whether or when the script arrives.
 */
export function ReferenceField({ name, label, kind, hint, required, defaultId, defaultLabel, className }: Props) {
  const [field, form] = useField<string>(name)
  const recorded = defaultId ? referenceText({ id: defaultId, label: defaultLabel ?? undefined }) : undefined
  const kept = useKept(field, form, recorded)
  const {
    key,
    defaultValue: _kept,
    type: _type,
    ...input
  } = getInputProps(field, {
    type: 'text',
    ariaDescribedBy: [hint && `${field.id}-hint`, `${field.id}-about`].filter(Boolean).join(' '),
  })
  return (
    <Labelled field={field} label={label} hint={hint} className={className}>
      <ReferenceInput
        key={`${key} ${recorded}`}
        input={{ ...input, name, required: required ?? input.required }}
        label={label}
        kind={kind}
        text={kept === defaultId ? recorded : kept}
      />
    </Labelled>
  )
}

type Input = Omit<ReturnType<typeof getInputProps>, 'key' | 'defaultValue' | 'type'> & { id: string; name: string }

function ReferenceInput({
  input,
  label,
  kind,
  text = '',
}: {
  input: Input
  label: string
  kind: ReferenceKind
  text: string | undefined
}) {
  const { name, ...attributes } = input
  const nouns = referenceNouns[kind]
  const listId = `${input.id}-suggestions`
  const { element, hydrated, chosen, found, open, active, ...does } = useReference(kind, text)
  return (
    <div className="relative">
      <input
        {...attributes}
        // Until the script runs, and while nothing is chosen, the text itself is what is sent.
        name={hydrated && chosen ? undefined : name}
        data-reference={name}
        data-chosen={chosen?.id}
        ref={element}
        type="text"
        defaultValue={text}
        autoComplete="off"
        spellCheck={false}
        maxLength={520}
        role={hydrated ? 'combobox' : undefined}
        aria-autocomplete={hydrated ? 'list' : undefined}
        aria-expanded={hydrated ? open : undefined}
        aria-controls={hydrated && open ? listId : undefined}
        aria-activedescendant={open && active >= 0 ? `${listId}-${active}` : undefined}
        onChange={(event) => does.type(event.currentTarget.value)}
        onKeyDown={does.onKeyDown}
        onBlur={does.close}
        className={inputClass}
      />
      {hydrated && chosen && <input type="hidden" name={name} form={input.form} value={chosen.id} />}
      <p id={`${input.id}-about`} className="mt-1 text-muted empty:hidden">
        {hydrated && chosen?.about}
      </p>
      <p role="status" className="visually-hidden">
        {open && (found.list.length > 0 ? counted(found.list.length, nouns) : emptyMessage(found, nouns))}
      </p>
      {open && (
        <SuggestionList id={listId} label={label} noun={nouns} found={found} active={active} onChoose={does.choose} />
      )}
    </div>
  )
}

function counted(count: number, { one, many }: { one: string; many: string }) {
  return count === 1 ? `1 ${one} found.` : `${count} ${many} found.`
}
