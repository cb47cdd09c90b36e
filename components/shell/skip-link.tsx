/** The first stop of the Tab key: past the navigation, to the page itself. */
export function SkipLink() {
  return (
    <a
      href="#content"
      className="visually-hidden rounded-control bg-primary p-3 text-on-primary focus:fixed focus:left-2 focus:top-2 focus:z-50"
    >
      Skip to content
    </a>
  )
}
