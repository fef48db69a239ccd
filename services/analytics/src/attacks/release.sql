-- Orders of what was judged a false alarm are ordinary ones again.
delete from ops.attack_order a
using ops.signal s
join ops.triage t on t.subject_kind = 'attack' and t.subject = s.id::text
where s.kind = 'attack' and s.key = a.signal_key and t.verdict = 'false_alarm'
returning a.order_id
