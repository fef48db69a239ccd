-- Whether there is a subject of this name.
select exists (select from ops.triage_subject where subject_kind = :'kind' and subject = :'subject') as found
