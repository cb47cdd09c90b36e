// @ts-check
/*
 * What counts as a press on the pages for patients, for a hand that shakes (html[data-steady], in milliseconds; 0: as the
 * browser has it). By itself and without the framework, so that it is there before anything can be pressed.
 */
;(() => {
  const pressable = 'a[href], button, summary, select, input, textarea, label, [role="button"]'
  const written = 'select, textarea, input:not([type=checkbox], [type=radio], [type=submit], [type=button])'
  // pixels: a press so near to the one before is the same hand, whatever lies there by now
  const near = 48
  // milliseconds after which a finger that rests opens a menu in place of pressing
  const long = 450

  /** @type {{ control: Element | null, at: number, touch: boolean } | null} */
  let began = null
  /** @type {{ control: Element, at: number, x: number, y: number } | null} */
  let counted = null
  /** @type {Element | null} */
  let follows = null
  let clickedAt = 0

  const time = () => Number(document.documentElement.dataset.steady ?? 0)

  /** @param {EventTarget | null} target */
  const controlOf = (target) => {
    const found = target instanceof Element && target.closest('.portal') ? target.closest(pressable) : null
    return found instanceof HTMLLabelElement ? found.control : found
  }

  /** @param {Element} one @param {Element} other */
  const isSame = (one, other) => one === other || (one.id !== '' && one.id === other.id)

  /** A page that was just opened by a press: the second half of that press is not meant for it. @param {number} at */
  const isAfterArrival = (at) => {
    const shown = performance.getEntriesByName('first-paint')[0]?.startTime
    return shown !== undefined && document.referrer.startsWith(location.origin) && at < shown + time()
  }

  /** @param {MouseEvent} event @param {Element} control */
  const isRepeated = (event, control) => {
    if (!counted || event.timeStamp - counted.at >= time()) return false
    const isByPointer = event.detail > 0
    return (
      isSame(counted.control, control) ||
      (isByPointer && Math.hypot(event.clientX - counted.x, event.clientY - counted.y) < near)
    )
  }

  /** @param {Event} event */
  const ignore = (event) => {
    event.preventDefault()
    event.stopImmediatePropagation()
  }

  addEventListener(
    'pointerdown',
    (event) => {
      if (event.isPrimary)
        began = { control: controlOf(event.target), at: event.timeStamp, touch: event.pointerType === 'touch' }
    },
    true,
  )

  addEventListener(
    'click',
    (event) => {
      clickedAt = event.timeStamp
      const control = time() > 0 ? controlOf(event.target) : null
      if (!control) return
      // a label hands its press on to its field
      if (follows === control) return void (follows = null)
      const isByPointer = event.isTrusted && event.detail > 0
      if (isByPointer && ((began && began.control !== control) || isAfterArrival(event.timeStamp))) return ignore(event)
      if (control.matches(written)) return
      if (counted && isRepeated(event, control)) {
        // a hand that goes on trembling goes on being one press
        counted.at = event.timeStamp
        return ignore(event)
      }
      counted = { control, at: event.timeStamp, x: event.clientX, y: event.clientY }
      follows =
        event.target instanceof Element && event.target.closest('label') && !control.contains(event.target)
          ? control
          : null
    },
    true,
  )

  // A finger that rests long on a link presses it: no menu, and the press is made good where the browser drops it.
  addEventListener(
    'contextmenu',
    (event) => {
      if (time() > 0 && began?.touch && began.control) event.preventDefault()
    },
    true,
  )
  addEventListener(
    'pointerup',
    (event) => {
      if (time() === 0 || !began?.touch || event.timeStamp - began.at < long) return
      const { control } = began
      const released = event.timeStamp
      if (control && control === controlOf(document.elementFromPoint(event.clientX, event.clientY)))
        setTimeout(() => clickedAt < released && control instanceof HTMLElement && control.click(), 80)
    },
    true,
  )

  // A hand that slides while it presses means to press, not to drag the link away.
  addEventListener(
    'dragstart',
    (event) => {
      if (time() > 0 && controlOf(event.target)) event.preventDefault()
    },
    true,
  )
})()
