-- A corrected prediction changes neither the patient's result nor the severity on the timeline.
drop trigger update_stats_on_prediction_upd on public.predictions;
drop trigger timeline_on_prediction_upd on public.predictions;
