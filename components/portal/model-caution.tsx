import { doctorTitle } from '@/lib/doctors/vocabulary'

/** Said of a model's result where who has looked at it is said elsewhere. */
export const modelCanBeWrong = 'The model can be wrong, even when it is sure. A doctor decides what it means for you.'

/** Said wherever a model's result is shown that no doctor has looked at. */
export const modelCaution =
  'The model can be wrong, even when it is sure. No doctor has confirmed this yet. A doctor decides what it means for you.'

export function ModelCaution() {
  return <p className="max-w-[66ch] font-medium">{modelCaution}</p>
}

const verdictWords = {
  agreed: 'looked at this and thinks the same.',
  disagreed: 'looked at this and does not think the same. Ask your doctor what they found.',
  'not-usable': 'looked at this and says that it cannot be used. You can ask your doctor why.',
}

/** What a doctor made of a model's result, in one sentence; who reads it need not guess. */
export function DoctorsView({
  review: { verdict, doctorName },
  date,
}: {
  review: { verdict: keyof typeof verdictWords; doctorName: string | null }
  date: string
}) {
  return (
    <>
      <p className="max-w-[66ch] font-medium">
        {doctorName ? <bdi>{doctorTitle(doctorName)}</bdi> : 'A doctor'} {verdictWords[verdict]}
      </p>
      <p className="mt-1 max-w-[66ch]">That was on {date}. A model can be wrong, even when it is sure.</p>
    </>
  )
}
