'use client'
import { useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { dialogClass } from '@/components/ui/dialog-class'
import { useModal } from '@/components/ui/use-modal'
import type { ShortcutGroup } from './keymap'
import { areLettersOff, lettersCookie } from './shortcut-list'

/** What the keyboard does, and the switch for its letters. */
export default function ShortcutOverlay({ groups, onClose }: { groups: ShortcutGroup[]; onClose: () => void }) {
  const dialog = useModal()
  const title = useId()
  const [areOff, setOff] = useState(() => areLettersOff(document.cookie))
  return (
    <dialog
      ref={dialog}
      aria-labelledby={title}
      onClose={(event) => !event.currentTarget.open && onClose()}
      onClick={(event) => event.target === event.currentTarget && onClose()}
      className={`${dialogClass} console m-auto max-h-[85vh] max-w-3xl overflow-y-auto p-5 max-sm:max-w-[calc(100vw-1rem)]`}
    >
      <div className="mb-4 flex items-center justify-between gap-3">
        <h2 id={title} className="text-lg font-semibold">
          Keyboard shortcuts
        </h2>
        <Button onClick={onClose}>Close</Button>
      </div>
      <label className="mb-5 flex min-h-control items-center gap-2">
        <input
          type="checkbox"
          checked={!areOff}
          onChange={(event) => {
            document.cookie = lettersCookie(!event.target.checked)
            setOff(!event.target.checked)
          }}
          className="size-4 accent-(--primary)"
        />
        Shortcuts of one letter, and of “g” with a letter
      </label>
      <div className="gap-8 sm:columns-2">
        {groups.map(({ title: name, shortcuts }) => (
          <section key={name} aria-label={name} className="mb-5 break-inside-avoid">
            <h3 className="mb-1 font-semibold">{name}</h3>
            <dl>
              {shortcuts.map(({ keys, does }) => (
                <div key={does} className="flex items-baseline justify-between gap-4 border-t border-hairline py-1">
                  <dt>{does}</dt>
                  <dd className="whitespace-nowrap">
                    {keys.map((key, index) => (
                      <span key={key}>
                        {index > 0 && <span className="text-muted"> or </span>}
                        <kbd className="rounded-control border border-line bg-sunken px-1.5 font-mono">{key}</kbd>
                      </span>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </dialog>
  )
}
