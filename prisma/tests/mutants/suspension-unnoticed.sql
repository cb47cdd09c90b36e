-- A suspended doctor still counts as one who treats the patient now.
drop trigger update_stats_on_doctor_upd on public.doctors;
