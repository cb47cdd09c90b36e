/** The name, with the amber of levodopa on the dark of the substantia nigra. */
export function Wordmark({ className }: { className?: string }) {
  return (
    <span className={`inline-flex items-center gap-2 font-semibold ${className ?? ''}`}>
      <svg aria-hidden viewBox="0 0 32 32" className="size-7 shrink-0">
        <rect width="32" height="32" rx="7" fill="#14202e" />
        <path
          d="M21.5 11.2c-.9-1.9-2.9-3-5.4-3-3.2 0-5.4 1.6-5.4 4.1 0 5.5 9.4 2.5 9.4 6.4 0 1.7-1.7 2.8-4 2.8-2.4 0-4.2-1.1-5-3.1"
          fill="none"
          stroke="#f0a93b"
          strokeWidth="2.6"
          strokeLinecap="round"
        />
        <circle cx="23.6" cy="22.6" r="2" fill="#9cc4ff" />
      </svg>
      Substantia
    </span>
  )
}
