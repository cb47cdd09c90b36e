'use server'
import { redirect } from 'next/navigation'
import { defineAction } from '@/lib/actions/define-action'
import { defineVisitorAction } from '@/lib/actions/define-visitor-action'
import { recordHref } from '@/lib/changes/record-links'
import { changeApproval, createDoctor, registerDoctor, updateDoctor } from './commands'
import { changeApprovalInput, createDoctorInput, registerDoctorInput, updateDoctorInput } from './schema'

export const createDoctorAction = defineAction({
  name: 'doctors.create',
  roles: ['admin'],
  input: createDoctorInput,
  run: createDoctor,
  secretOutput: true,
})

export const updateDoctorAction = defineAction({
  name: 'doctors.update',
  roles: ['admin'],
  input: updateDoctorInput,
  run: updateDoctor,
  then: (id) => recordHref('doctors', id),
})

export const changeApprovalAction = defineAction({
  name: 'doctors.change-approval',
  roles: ['admin'],
  input: changeApprovalInput,
  run: changeApproval,
})

export const registerDoctorAction = defineVisitorAction({
  name: 'doctors.register',
  input: registerDoctorInput,
  run: async (visitor, input) => {
    await registerDoctor(visitor, input)
    redirect('/register/doctor?sent=1')
  },
  secret: ['newPassword'],
})
