import type { Draft } from '@/lib/drafts/schema'
import { lockEvent } from '@/components/account/idle-watch'
import { draftEvent, formEvent, type FormNews } from '@/components/ui/form-events'
import { keepDraft, openDraft, removeDraft } from './draft-requests'
import {
  changedNames,
  keptFields,
  labelOf,
  restoreFields,
  untouchedValuesOf,
  valuesOf,
  versionOf,
  type FormValues,
} from './form-values'

const pauseMilliseconds = 1000
/** Also while somebody types without a pause. */
const longestMilliseconds = 5000
const versionField = ' version'

export type Offer = { form: HTMLFormElement; place: HTMLElement; at: string; labels: string[]; isOutdated: boolean }
type Watched = {
  before: FormValues
  /** Empty where no draft is kept. */
  formKey: string
  isSent: boolean
  /** The server has what was sent; the page may not show it yet. */
  isAccepted: boolean
  draft: Draft | null
  /** Where the draft is offered, before the form. */
  place?: HTMLElement
  isKept: boolean
  timer?: ReturnType<typeof setTimeout>
  /** When the first of what waits for the timer was typed. */
  typedAt?: number
  /** What was sent to be kept last. */
  keeping?: Promise<unknown>
}

/**
 * Watches the forms of the page (`ActionForm`, unless it says `guard={false}`): what is unsaved in them, and keeping that
 * on the server. It reads the page as a person sees it, so no form needs to do anything for it.
 */
export class FormWatch {
  private readonly forms = new Map<HTMLFormElement, Watched>()
  /** The session is over: nothing can be kept any more, and taking a form off the page looks like typing to a browser. */
  private isOver = false

  constructor(
    private readonly onUnsaved: () => void,
    private readonly onOffers: (offers: Offer[]) => void,
    /** Only forms that name their draft: elsewhere, as in settings, what one changed and left is not asked about again. */
    private readonly onlyNamed = false,
  ) {}

  start() {
    document.addEventListener('input', this.onInput)
    document.addEventListener('change', this.onInput)
    document.addEventListener(formEvent, this.onNews)
    document.addEventListener('visibilitychange', this.flush)
    window.addEventListener('submit', this.onSubmit)
    window.addEventListener('pagehide', this.flush)
    window.addEventListener(lockEvent, this.onLock)
    this.look()
  }

  stop() {
    document.removeEventListener('input', this.onInput)
    document.removeEventListener('change', this.onInput)
    document.removeEventListener(formEvent, this.onNews)
    document.removeEventListener('visibilitychange', this.flush)
    window.removeEventListener('submit', this.onSubmit)
    window.removeEventListener('pagehide', this.flush)
    window.removeEventListener(lockEvent, this.onLock)
  }

  /** Finds the forms of a page, and lets go of those that went with the page before. */
  look() {
    for (const [form, watched] of this.forms) {
      if (form.isConnected) continue
      if (watched.timer) this.keep(form) // left within the pause
      watched.place?.remove()
      this.forms.delete(form)
      if (!watched.isSent) continue
      if (watched.isAccepted) removeDraftOf(watched)
      else awaitAnswer(form, watched) // sent, and left before the answer: the draft stays until there is one
    }
    for (const form of document.querySelectorAll<HTMLFormElement>('main form')) this.begin(form)
    this.tellOffers()
  }

  /** The forms with something unsaved, and what people call those fields. */
  unsaved(): { labels: string[]; isKept: boolean } {
    const dirty = this.changed()
    return {
      labels: dirty.flatMap(({ form, names }) => names.map((name) => labelOf(form, name))),
      isKept: dirty.every(({ form }) => this.forms.get(form)?.formKey),
    }
  }

  isUnsaved() {
    return this.changed().length > 0
  }

  restore(form: HTMLFormElement) {
    const watched = this.forms.get(form)
    if (!watched?.draft) return
    const typedSince = new Set(changedNames(watched.before, valuesOf(form)))
    const { [versionField]: _version, ...fields } = watched.draft.fields
    watched.draft = null
    restoreFields(form, Object.fromEntries(Object.entries(fields).filter(([name]) => !typedSince.has(name))))
    this.tellOffers()
  }

  discard(form: HTMLFormElement) {
    const watched = this.forms.get(form)
    if (!watched) return
    watched.draft = null
    this.tellOffers()
    void removeDraft(watched.formKey)
    this.keepSoon(form)
  }

  /** Keeps at once what would be kept in a moment. */
  readonly flush = () => {
    if (document.visibilityState === 'visible' && !this.isUnsaved()) return
    for (const [form, { timer }] of this.forms) if (timer) this.keep(form)
  }

  private changed() {
    return [...this.forms].flatMap(([form, { before, isSent }]) => {
      const names = form.isConnected && !isSent ? changedNames(before, valuesOf(form)) : []
      return names.length > 0 ? [{ form, names }] : []
    })
  }

  private begin(form: HTMLFormElement) {
    if (this.forms.has(form) || !isGuarded(form) || (this.onlyNamed && !form.dataset.draft)) return
    this.forms.set(form, {
      before: untouchedValuesOf(form),
      formKey: draftKeyOf(form),
      isSent: false,
      isAccepted: false,
      draft: null,
      isKept: false,
    })
    if (this.isUnsaved()) this.onUnsaved()
    void this.offer(form)
  }

  private async offer(form: HTMLFormElement) {
    const watched = this.forms.get(form)
    const draft = watched?.formKey ? await openDraft(watched.formKey) : null
    if (!watched || !draft || watched.isSent || !form.isConnected) return
    watched.draft = draft
    this.tellOffers()
  }

  private tellOffers() {
    this.onOffers(
      [...this.forms].flatMap(([form, watched]) => {
        const { draft } = watched
        if (!draft || !form.isConnected) return []
        if (!watched.place?.isConnected) {
          watched.place = document.createElement('div')
          form.before(watched.place)
        }
        const { [versionField]: version, ...fields } = draft.fields
        const labels = Object.keys(fields).map((name) => labelOf(form, name))
        const isOutdated = version !== undefined && version[0] !== versionOf(form)
        return [{ form, place: watched.place, at: draft.at, labels, isOutdated }]
      }),
    )
  }

  private readonly onInput = (event: Event) => {
    const form = event.target instanceof Element ? event.target.closest('form') : null
    if (!form || !this.forms.has(form)) return
    if (this.isUnsaved()) this.onUnsaved()
    this.keepSoon(form)
  }

  private keepSoon(form: HTMLFormElement) {
    const watched = this.forms.get(form)
    if (!watched?.formKey || this.isOver) return
    const now = performance.now()
    if (watched.timer) clearTimeout(watched.timer)
    else watched.typedAt = now
    const latest = (watched.typedAt ?? now) + longestMilliseconds
    watched.timer = setTimeout(() => this.keep(form), Math.min(pauseMilliseconds, latest - now))
  }

  private keep(form: HTMLFormElement) {
    const watched = this.forms.get(form)
    const formKey = watched?.formKey
    if (!watched || !formKey || watched.isSent) return
    clearTimeout(watched.timer)
    watched.timer = undefined
    const fields = keptFields(form, changedNames(watched.before, valuesOf(form)))
    if (Object.keys(fields).length > 0) {
      const version = versionOf(form)
      // what an earlier draft holds stays with it until somebody says what should become of it
      const all = { ...watched.draft?.fields, ...fields, ...(version && { [versionField]: [version] }) }
      watched.isKept = true
      watched.keeping = keepDraft(formKey, all).then((isKept) =>
        form.dispatchEvent(new CustomEvent(draftEvent, { detail: isKept })),
      )
    } else if (watched.isKept && !watched.draft) {
      watched.isKept = false
      void removeDraft(formKey)
    }
  }

  private readonly onLock = (event: Event) => {
    this.isOver = true
    for (const [form, watched] of this.forms) {
      if (watched.timer) this.keep(form)
      if (watched.keeping && event instanceof CustomEvent)
        (event.detail as (work: Promise<unknown>) => void)(watched.keeping)
    }
  }

  private readonly onSubmit = (event: SubmitEvent) => {
    const watched = event.target instanceof HTMLFormElement ? this.forms.get(event.target) : undefined
    if (!watched || event.submitter?.hasAttribute('formnovalidate')) return
    if (watched.timer && event.target instanceof HTMLFormElement) this.keep(event.target)
    Object.assign(watched, { isSent: true, isAccepted: false })
  }

  private readonly onNews = (event: Event) => {
    const form = event.target
    if (!(form instanceof HTMLFormElement) || !(event instanceof CustomEvent)) return
    const news = event.detail as FormNews
    if (news === 'ready') this.begin(form)
    const watched = this.forms.get(form)
    if (!watched || news === 'ready') return
    if (news === 'accepted') {
      watched.isAccepted = true
      return
    }
    watched.isSent = false
    if (news === 'refused') return
    removeDraftOf(watched)
    Object.assign(watched, { before: valuesOf(form), draft: null, isKept: false })
    this.tellOffers()
  }
}

function removeDraftOf({ formKey, isKept, draft }: Watched) {
  if (isKept || draft) void removeDraft(formKey)
}

/** What is told on a form that is no longer on the page reaches only who listens on the form. */
function awaitAnswer(form: HTMLFormElement, watched: Watched) {
  form.addEventListener(formEvent, (event) => {
    if (event instanceof CustomEvent && (event.detail as FormNews) === 'accepted') removeDraftOf(watched)
  })
}

function isGuarded(form: HTMLFormElement) {
  return form.dataset.guard !== 'off' && form.querySelector('input[name=idempotencyKey]') !== null
}

/** An address has ids only (lib/tables), so it may stand in the name of a draft. */
function draftKeyOf(form: HTMLFormElement) {
  const { pathname, search } = window.location
  const key = form.dataset.draft ?? `page.form:${pathname}${search}#${form.getAttribute('id')}`
  return key.length <= 200 ? key : ''
}
