-- An entry outlives the record it speaks of.
drop trigger timeline_on_scan_del on public.mri_scans;
drop trigger timeline_on_prediction_del on public.predictions;
drop trigger timeline_on_report_del on public.medical_reports;
drop trigger timeline_on_consultation_del on public.consultations;
