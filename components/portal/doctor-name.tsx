const title = /^(dr|prof|professor)\b/i

/** "Dr" and the name; the title once, also where the old system wrote it into the name. */
export function DoctorName({ name }: { name: string | null }) {
  if (!name?.trim()) return <>a doctor</>
  return (
    <>
      {title.test(name) ? '' : 'Dr\u00a0'}
      <bdi>{name}</bdi>
    </>
  )
}
